/** One process of `npm run test:mutations`: tries the mutations whose numbers it is given, and writes a line about each. */
import { allMutations } from './index';
import { seenIn } from './try';

void main(process.argv.slice(2).map(Number));

async function main(numbers: readonly number[]): Promise<void> {
  const mutations = allMutations();
  for (const number of numbers) {
    const seen = await seenIn(mutations[number]);
    console.log(JSON.stringify({ number, seen: seen?.slice(0, 200) ?? null }));
  }
}

/** One process of `npm run test:mutations`: tries the mutations whose numbers it is given, and writes a line about each. */
import { readFileSync } from 'node:fs';
import { allMutations } from './index';
import { seenIn, type Entered } from './try';

const [enteredFile, ...numbers] = process.argv.slice(2);

void main(JSON.parse(readFileSync(enteredFile, 'utf8')) as Entered, numbers.map(Number));

async function main(entered: Entered, chosen: readonly number[]): Promise<void> {
  const mutations = allMutations();
  for (const number of chosen) {
    const seen = await seenIn(mutations[number], entered);
    console.log(JSON.stringify({ number, seen: seen?.slice(0, 200) ?? null }));
  }
}

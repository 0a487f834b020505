/** One process of `npm run test:mutations`: tries the mutations whose numbers it is given, and writes a line about each. */
import { readFileSync } from 'node:fs';
import { allMutations } from './index';
import { seenIn, type Order } from './try';

const [orderFile, ...numbers] = process.argv.slice(2);

void main(JSON.parse(readFileSync(orderFile, 'utf8')) as Order, numbers.map(Number));

async function main(order: Order, chosen: readonly number[]): Promise<void> {
  const mutations = allMutations();
  for (const number of chosen) {
    const seen = await seenIn(mutations[number], order);
    console.log(JSON.stringify({ number, seen: seen?.slice(0, 200) ?? null }));
  }
}

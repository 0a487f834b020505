/**
 * One process of `npm run test:mutations`: tries its part of the chosen mutations, and writes a line about each. Only these processes
 * synthesize the forms, which takes longer than some hundred mutations.
 */
import { readFileSync } from 'node:fs';
import { chosenOf, type Choice } from './choice';
import { editsOf } from './edits';
import { allMutations, settledMutations, type Mutation } from './index';
import type { Line, Part } from './shares';
import { Trials } from './try';

void main(JSON.parse(readFileSync(0, 'utf8')) as Choice & Part);

async function main({ job, jobs, tried, ...choice }: Choice & Part): Promise<void> {
  const all = choice.settled ? settledMutations() : allMutations();
  const { mutations, same } = chosenOf(all, choice);
  write({ all: all.length, chosen: mutations.length + same, same });
  const trials = new Trials();
  // Neighbours have most in common.
  const size = Math.ceil(mutations.length / jobs);
  for (const mutation of mutations.slice(job * size, (job + 1) * size)) {
    if (tried.includes(mutation.name)) continue;
    write({ trying: mutation.name });
    write(resultOf(mutation, await trials.seenIn(mutation)));
  }
}

function resultOf(mutation: Mutation, seen: string | undefined): Line {
  const { name } = mutation;
  return seen === undefined ? { name, seen: null, edits: editsOf(mutation) } : { name, seen: seen.slice(0, 200) };
}

function write(line: Line): void {
  console.log(JSON.stringify(line));
}

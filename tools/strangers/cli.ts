/**
 * `npm run check:strangers -- FOLDER`: lets the runner check state machines that others wrote and that run on AWS, and
 * prints which of them it would refuse and why. Each refusal is a mistake of theirs or of ours; this is not decided
 * here.
 */
import { existsSync } from 'node:fs';
import { checkDefinition } from 'sentiment-form-local';
import { readDefinitions, type Found } from './read-definitions';
import { readCommandLine, refuse } from '../command-line';

const USAGE = `Checks state machines that others wrote, and prints which of them the runner would refuse, and why.

Usage: npm run check:strangers -- FOLDER

  FOLDER   the folder with the state machines
`;

const { positionals } = readCommandLine({ usage: USAGE, options: {}, maxWords: 1 });
const folder =
  positionals[0] ?? refuse('Specify the folder with the state machines: npm run check:strangers -- FOLDER');

if (!existsSync(folder)) refuse(`There is no folder ${folder}. Specify the folder with the state machines.`);
const { found, unreadable } = readDefinitions(folder);
const refusals = found.flatMap((one) => refusalsOf(one));
const refused = new Set(refusals.map(({ file }) => file));
for (const [reason, ofThem] of byReason()) {
  console.log(`\n${reason}: ${new Set(ofThem.map(({ file }) => file)).size}`);
  for (const { file, place, message } of ofThem.slice(0, 10)) console.log(`  ${file} ${place}: ${message}`);
}
for (const file of unreadable) console.log(`\n${file} could not be read: it is neither JSON nor YAML.`);
console.log(`\n${found.length} state machines: ${found.length - refused.size} accepted, ${refused.size} refused.`);

interface Refusal {
  readonly file: string;
  readonly reason: string;
  readonly place: string;
  readonly message: string;
}

function refusalsOf({ file, definition }: Found): readonly Refusal[] {
  return checkDefinition(definition).map(({ code, path, message }) => ({
    file,
    // Messages of one kind differ only in the names in them.
    reason: `${code}: ${message.replaceAll(/'[^']*'|"[^"]*"|\[[^\]]*\]|\d+/g, '…').slice(0, 120)}`,
    place: path ?? 'the whole',
    message,
  }));
}

function byReason(): readonly [string, readonly Refusal[]][] {
  const reasons = [...new Set(refusals.map(({ reason }) => reason))];
  return reasons.map((reason) => [reason, refusals.filter((refusal) => refusal.reason === reason)]);
}

/** `npm run witnesses`: asks witnesses. One whose tool is missing is skipped, and a line says so. */
import { WITNESSES } from './registry';
import { ToolMissing, type Testimony, type Witness } from './witness';
import { readCommandLine, refuse } from '../command-line';

const USAGE = `Compares this project with tools that others wrote. Fails if one of these witnesses disagrees.

Usage: npm run witnesses -- [options] [NAME...]

  NAME          run only these witnesses: ${WITNESSES.map(({ name }) => name).join(', ')}
  --quick       run only the quick witnesses
  --self-test   give mistakes to each witness, and fail if one is not detected
  --help        print this text

Exit codes: 0 all agree; 1 a witness disagrees or stopped; 2 the arguments are wrong.
`;

/** How many disagreements are shown of each witness. */
const MAX_SHOWN = 40;

interface Row {
  readonly witness: string;
  readonly minutes: number;
  readonly compared: string;
  readonly result: number | string;
}

/** The result of one witness: what was compared, and how many disagreements or undetected mistakes there are. */
type Asked = Pick<Row, 'compared' | 'result'>;

void main();

async function main(): Promise<void> {
  const { witnesses, isSelfTest } = chosen();
  const rows: Row[] = [];
  for (const witness of witnesses) rows.push(await timed(witness, isSelfTest ? test : ask));
  console.table(rows);
  const skipped = rows.filter(({ result }) => result === SKIPPED).map(({ witness }) => witness);
  if (skipped.length > 0) console.log(`Skipped: ${skipped.join(', ')}. The reasons are above.`);
}

const SKIPPED = 'SKIPPED';
const STOPPED = 'STOPPED';

function chosen(): { readonly witnesses: readonly Witness[]; readonly isSelfTest: boolean } {
  const { values, positionals } = readCommandLine({
    usage: USAGE,
    options: { quick: { type: 'boolean', default: false }, 'self-test': { type: 'boolean', default: false } },
    maxWords: Infinity,
  });
  const unknown = positionals.find((name) => WITNESSES.every((witness) => witness.name !== name));
  if (unknown !== undefined) {
    return refuse(`There is no witness ${unknown}. There are: ${WITNESSES.map(({ name }) => name).join(', ')}.`);
  }
  const witnesses = WITNESSES.filter(
    ({ name, isQuick }) => (positionals.length === 0 || positionals.includes(name)) && (isQuick || !values.quick),
  );
  return { witnesses, isSelfTest: values['self-test'] };
}

async function timed(witness: Witness, work: (witness: Witness) => Promise<Asked>): Promise<Row> {
  const { name, title } = witness;
  console.log(`\n${name}: ${title}`);
  const started = performance.now();
  const asked = await work(witness).catch((error: unknown) => failed(name, error));
  return { witness: name, minutes: Number(((performance.now() - started) / 60_000).toFixed(1)), ...asked };
}

/** Whatever happens to one witness, the others are asked. */
function failed(name: string, error: unknown): Asked {
  if (error instanceof ToolMissing) {
    console.log(`  ${name} is skipped: ${error.message}`);
    return { compared: '', result: SKIPPED };
  }
  console.log(`  ${name} stopped:`, error);
  process.exitCode = 1;
  return { compared: '', result: STOPPED };
}

async function ask({ run }: Witness): Promise<Asked> {
  const testimony = await run();
  print(testimony);
  return { compared: comparedIn(testimony), result: `${testimony.disagreements.length} disagreements` };
}

async function test({ selfTest }: Witness): Promise<Asked> {
  const disagreements = await selfTest.run();
  const faults = Object.entries(selfTest.faults).map(([fault, pattern]) => {
    const seen = disagreements.find((one) => pattern.test(one));
    console.log(seen === undefined ? `  NOT DETECTED: ${fault}` : `  detected: ${fault}\n      ${seen.slice(0, 300)}`);
    return seen;
  });
  const unseen = faults.filter((seen) => seen === undefined).length;
  if (unseen > 0) {
    process.exitCode = 1;
    print({ compared: {}, disagreements, exceptions: [] });
  }
  return { compared: `${faults.length} mistakes`, result: `${unseen} not detected` };
}

function print({ disagreements, exceptions }: Testimony): void {
  for (const exception of exceptions) console.log(`  expected: ${exception}`);
  for (const disagreement of disagreements.slice(0, MAX_SHOWN)) console.log(`  DISAGREES: ${disagreement}`);
  const left = disagreements.length - MAX_SHOWN;
  if (left > 0) console.log(`  and ${left} more`);
  if (disagreements.length > 0) process.exitCode = 1;
}

function comparedIn({ compared }: Testimony): string {
  return Object.entries(compared)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
}

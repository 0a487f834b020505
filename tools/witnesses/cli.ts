/**
 * `npm run witnesses [-- --quick] [NAME...]`: asks all witnesses, the quick ones, or those that are named, and fails where one
 * disagrees. One whose tool is missing is skipped, and a line says so.
 */
import { parseArgs } from 'node:util';
import { WITNESSES } from './registry';
import { ToolMissing, type Testimony, type Witness } from './witness';

/** How many disagreements are shown of each witness. */
const MAX_SHOWN = 40;

interface Row {
  readonly witness: string;
  readonly minutes: number;
  readonly compared: string;
  readonly disagreements: number | string;
}

void main();

async function main(): Promise<void> {
  const rows: Row[] = [];
  for (const witness of chosen()) rows.push(await ask(witness));
  console.table(rows);
  const skipped = rows.filter(({ disagreements }) => disagreements === SKIPPED).map(({ witness }) => witness);
  if (skipped.length > 0) console.log(`Not asked: ${skipped.join(', ')}. The reasons are above.`);
}

const SKIPPED = 'NOT ASKED';

function chosen(): readonly Witness[] {
  const { values, positionals } = parseArgs({
    options: { quick: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => WITNESSES.every((witness) => witness.name !== name));
  if (unknown !== undefined) {
    console.error(`There is no witness ${unknown}, only ${WITNESSES.map(({ name }) => name).join(', ')}.`);
    return process.exit(2);
  }
  return WITNESSES.filter(
    ({ name, isQuick }) => (positionals.length === 0 || positionals.includes(name)) && (isQuick || !values.quick),
  );
}

async function ask({ name, title, run }: Witness): Promise<Row> {
  console.log(`\n${name}: ${title}`);
  const started = performance.now();
  const row = (compared: string, disagreements: number | string): Row => {
    const minutes = Number(((performance.now() - started) / 60_000).toFixed(1));
    return { witness: name, minutes, compared, disagreements };
  };
  try {
    const testimony = await run();
    tell(testimony);
    return row(comparedIn(testimony), testimony.disagreements.length);
  } catch (error) {
    if (!(error instanceof ToolMissing)) throw error;
    console.log(`  ${name} is skipped: ${error.message}`);
    return row('', SKIPPED);
  }
}

function tell({ disagreements, exceptions }: Testimony): void {
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

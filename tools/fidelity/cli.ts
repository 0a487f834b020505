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

void main();

async function main(): Promise<void> {
  const folder = process.env.CONFORMANCE_DIR;
  const rows: Row[] = folder === undefined ? [] : [...(await recordedRows(folder))];
  const judged = [];
  for (const witness of [expressions, argumentsOfTasks, permissions]) judged.push(await rowsOf(witness));
  const table = tableOf([...rows, ...judged.flatMap((one) => one ?? [])]);
  console.log(table);
  if (folder === undefined) {
    console.log('CONFORMANCE_DIR is unset: no recordings of AWS were compared, and local/README.md stays as it is.');
  } else if (judged.includes(undefined)) {
    console.log('A witness could not be asked: local/README.md stays as it is.');
  } else {
    writeTable(table);
  }
}

/** Undefined where its tool is missing. */
async function rowsOf({ name, title, run }: Witness): Promise<readonly Row[] | undefined> {
  try {
    const { compared, disagreements } = await run();
    const what = `${title}: ${Object.keys(compared).join(', ')}`;
    const count = Object.values(compared).reduce((sum, one) => sum + one, 0);
    return [{ what, count, agreeing: count - disagreements.length }];
  } catch (error) {
    if (!(error instanceof ToolMissing)) throw error;
    console.log(`${name} is skipped: ${error.message}`);
    return undefined;
  }
}

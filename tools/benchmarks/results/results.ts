/** The figures in the table of the README, as each benchmark measured them last. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, parse } from 'node:path';

/** Figures by their names. Those of a comparison are ratios from one run. */
export type Figures = Readonly<Record<string, number>>;

/** The figures of one benchmark. */
export interface Result {
  readonly machine: string;
  readonly figures: Figures;
}

const FOLDER = join(__dirname, 'figures');

/** Keeps the figures of a benchmark beside the others', and names the machine. */
export function keep(benchmark: string, figures: Figures): void {
  mkdirSync(FOLDER, { recursive: true });
  const machine = `${cpus().length} cores, a load of ${loadavg()[0].toFixed(0)}, Node.js ${process.versions.node.split('.')[0]}`;
  const rounded = Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Number(value.toPrecision(6))]),
  );
  const result: Result = { machine, figures: rounded };
  writeFileSync(join(FOLDER, `${benchmark}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** The latest figures of each benchmark. */
export function kept(): ReadonlyMap<string, Result> {
  return new Map(
    readdirSync(FOLDER).map((file) => [
      parse(file).name,
      JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Result,
    ]),
  );
}

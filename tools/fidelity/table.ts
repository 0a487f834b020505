/** The table of what agrees, and its place in the README of the runner. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of it. */
export interface Row {
  readonly what: string;
  readonly count: number;
  readonly agreeing: number;
}

const README = join(__dirname, '..', '..', 'packages', 'local', 'README.md');
const [START, END] = ['<!-- fidelity -->', '<!-- /fidelity -->'];

/** As Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, count, agreeing }) => `| ${what} | ${count} | ${agreeing} |`);
  return ['| compared | how many | agree |', '| --- | ---: | ---: |', ...lines].join('\n');
}

/** Replaces what stands between the markers. */
export function writeTable(table: string): void {
  const text = readFileSync(README, 'utf8');
  const [from, to] = [text.indexOf(START), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${README} has no place for the table: ${START} and ${END}.`);
  writeFileSync(README, `${text.slice(0, from)}${START}\n\n${table}\n\n${text.slice(to)}`);
}

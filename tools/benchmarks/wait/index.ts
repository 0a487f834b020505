/**
 * `npm run bench -- wait`: how long a customer waits for the answer, by the calls of executions that were run here. Each call takes a time
 * of the latency profile, drawn anew for each of the runs, with the same seed on every machine; what is between the calls takes none.
 * The medians are those of the calls added up, without the start of the execution. The tables go into the README here.
 */
import { join } from 'node:path';
import { answersTable } from './answers';
import { medianOf, RUNS, waitOf } from './draws';
import { DEFAULT, SAMPLE, WAITED_FOR } from './forms';
import { retriesTable } from './retries';
import { timelineOf } from './timeline';
import { durationOf } from '../forms/critical-path';
import { postOf, type ComparedForm, type PostKind } from '../forms/forms';
import { runForm, type Measured } from '../forms/run';
import { writeBetween } from '../results/readme';
import { keep } from '../results/results';

const CHARACTERS = 200;
const KINDS: readonly PostKind[] = ['positive', 'negative', 'rejected'];
const COMPARED: readonly PostKind[] = ['positive', 'negative'];
const README = join(__dirname, '../README.md');

void wait();

async function wait(): Promise<void> {
  const rows = [
    `| ${RUNS} runs, ms | ${KINDS.map((kind) => `${kind} p50 | p99`).join(' | ')} | positive, cold p50 |`,
    `| --- |${' ---: |'.repeat(2 * KINDS.length + 1)}`,
  ];
  const medians: Medians[] = [];
  const timelines: string[] = [];
  for (const form of WAITED_FOR) {
    const posts = KINDS.map((kind) => postOf(form, kind, CHARACTERS));
    const runs = await runForm(form, posts);
    rows.push(row(form, runs));
    const ofKind = (kind: PostKind) => runs[KINDS.indexOf(kind)].execution.history;
    medians.push({ name: form.name, waits: COMPARED.map((kind) => durationOf(ofKind(kind), medianOf)) });
    if (form === SAMPLE || form === DEFAULT) timelines.push(timelineOf(form.name, ofKind('negative')));
  }
  show('wait', rows.join('\n'));
  show('medians', table(medians));
  show('timeline', `\`\`\`\n${timelines.join('\n\n')}\n\`\`\``);
  show('answers', await answersTable(CHARACTERS));
  show('retries', await retriesTable(CHARACTERS));
  keep('wait', figuresOf(medians));
}

function show(place: string, text: string): void {
  console.log(`${text}\n`);
  writeBetween(README, place, text);
}

function row(form: ComparedForm, runs: readonly Measured[]): string {
  const warm = runs.flatMap(({ execution }) => waitOf(execution.history));
  const [cold] = waitOf(runs[0].execution.history, { isCold: true });
  return `| ${[form.name, ...warm, cold].join(' | ')} |`;
}

/** Milliseconds by kind of post, without the start. */
interface Medians {
  readonly name: string;
  readonly waits: readonly number[];
}

function figuresOf(medians: readonly Medians[]): Record<string, number> {
  return Object.fromEntries(
    medians.flatMap(({ name, waits }) => COMPARED.map((kind, i) => [`${name}, ${kind}`, waits[i]] as const)),
  );
}

/** Each beside the first. */
function table([sample2020, ...others]: readonly Medians[]): string {
  const share = (ms: number, kind: number): string => `${ms} | ${(ms / sample2020.waits[kind]).toFixed(2)}`;
  return [
    `| medians, ms | ${COMPARED.map((kind) => `${kind} | of the sample's`).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(2 * COMPARED.length)}`,
    ...[sample2020, ...others].map(({ name, waits }) => `| ${name} | ${waits.map(share).join(' | ')} |`),
  ].join('\n');
}

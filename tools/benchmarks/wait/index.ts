/**
 * `npm run bench -- wait`: how long a customer waits for the answer, by the calls of executions that were run here. Each call takes a time
 * of the latency profile, drawn anew for each of the runs, with the same seed on every machine; what is between the calls takes none.
 * The second table is the calls' medians added up, without the start of the execution.
 */
import { SeededRandom } from 'sentiment-form-local/lib/base/random';
import { percentile } from 'sentiment-form-local/lib/inspector/record/statistics';
import { sample } from 'sentiment-form-local/lib/latency/latency';
import { COLD_START, PROFILES } from 'sentiment-form-local/lib/latency/profiles';
import { durationOf, type CallTime } from '../forms/critical-path';
import { FORMS, postOf, type ComparedForm, type PostKind } from '../forms/forms';
import { runForm, type Measured } from '../forms/run';
import { keep } from '../results/results';

const RUNS = 10_000;
const CHARACTERS = 200;
const KINDS: readonly PostKind[] = ['positive', 'negative', 'rejected'];
const COMPARED: readonly PostKind[] = ['positive', 'negative'];

void wait();

async function wait(): Promise<void> {
  console.log(`| ${RUNS} runs, ms | ${KINDS.map((kind) => `${kind} p50 | p99`).join(' | ')} | positive, cold p50 |`);
  console.log(`| --- |${' ---: |'.repeat(2 * KINDS.length + 1)}`);
  const medians: Medians[] = [];
  for (const form of FORMS) {
    const runs = await runForm(
      form,
      KINDS.map((kind) => postOf(form, kind, CHARACTERS)),
    );
    console.log(row(form, runs));
    medians.push({ name: form.name, waits: COMPARED.map((kind) => medianOf(runs[KINDS.indexOf(kind)])) });
  }
  console.log(`\n${table(medians)}`);
  keep('wait', figuresOf(medians));
}

function row(form: ComparedForm, runs: readonly Measured[]): string {
  const warm = runs.flatMap((run) => percentiles(run, false));
  const [cold] = percentiles(runs[0], true);
  return `| ${[form.name, ...warm, cold].join(' | ')} |`;
}

/** Of the whole wait: StartSyncExecution by the HTTP API, and the calls on the longest path. */
function percentiles({ execution: { history } }: Measured, isCold: boolean): [number, number] {
  const random = new SeededRandom(1);
  const once = (): number => draw('sfn', random) + durationOf(history, callTimes(random, isCold));
  const waits = Array.from({ length: RUNS }, once);
  return [Math.round(percentile(waits, 0.5) ?? 0), Math.round(percentile(waits, 0.99) ?? 0)];
}

/** Milliseconds by kind of post, without the start. */
interface Medians {
  readonly name: string;
  readonly waits: readonly number[];
}

function medianOf({ execution: { history } }: Measured): number {
  return durationOf(history, (service) => PROFILES[service]?.p50 ?? 0);
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

function callTimes(random: SeededRandom, isCold: boolean): CallTime {
  return (service) => draw(service, random) + (isCold && service === 'lambda' ? sample(COLD_START, random) : 0);
}

function draw(service: string, random: SeededRandom): number {
  const profile = PROFILES[service];
  return profile === undefined ? 0 : sample(profile, random);
}

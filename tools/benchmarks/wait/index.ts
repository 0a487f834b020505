/**
 * `npm run bench -- wait`: how long a customer waits for the answer, by the calls of executions that were run here. Each call takes a time
 * of the latency profile, drawn anew for each of the runs, with the same seed on every machine; what is between the calls takes none.
 */
import { SeededRandom } from 'sentiment-form-local/lib/base/random';
import { percentile } from 'sentiment-form-local/lib/inspector/record/statistics';
import { sample } from 'sentiment-form-local/lib/latency/latency';
import { COLD_START, PROFILES } from 'sentiment-form-local/lib/latency/profiles';
import { durationOf, type CallTime } from '../forms/critical-path';
import { FORMS, postOf, type ComparedForm, type PostKind } from '../forms/forms';
import { runForm, type Measured } from '../forms/run';

const RUNS = 10_000;
const CHARACTERS = 200;
const KINDS: readonly PostKind[] = ['positive', 'negative', 'rejected'];

void wait();

async function wait(): Promise<void> {
  console.log(`| ${RUNS} runs, ms | ${KINDS.map((kind) => `${kind} p50 | p99`).join(' | ')} | positive, cold p50 |`);
  console.log(`| --- |${' ---: |'.repeat(2 * KINDS.length + 1)}`);
  for (const form of FORMS) console.log(await row(form));
}

async function row(form: ComparedForm): Promise<string> {
  const runs = await runForm(
    form,
    KINDS.map((kind) => postOf(form, kind, CHARACTERS)),
  );
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

function callTimes(random: SeededRandom, isCold: boolean): CallTime {
  return (service) => draw(service, random) + (isCold && service === 'lambda' ? sample(COLD_START, random) : 0);
}

function draw(service: string, random: SeededRandom): number {
  const profile = PROFILES[service];
  return profile === undefined ? 0 : sample(profile, random);
}

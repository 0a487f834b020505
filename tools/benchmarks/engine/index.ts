/**
 * The interpreter alone, beside aws-local-stepfunctions where a folder has it. Tasks are answered at once, so what is measured
 * is the work of going from state to state.
 *
 * `npm run bench -- engine [folder with aws-local-stepfunctions]`
 */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { runStateMachine } from 'sentiment-form-local/lib/asl';
import { type JsonObject } from 'sentiment-form-local/lib/base/json';
import { type Machine, machines, TASK } from './machines';
import { keep } from '../results/results';
import { median, spread } from '../statistics';

type Run = () => Promise<unknown>;

/** As much of the peer's API as is used here. */
interface Peer {
  readonly StateMachine: new (definition: JsonObject) => {
    run(input: JsonObject, options: JsonObject | object): { readonly result: Promise<unknown> };
  };
}

const PRICE = { amount: 12 };
/** Each side in turn, several times: a machine's speed changes from one second to the next. */
const ROUNDS = 7;
const ROUND_MILLISECONDS = 300;
const WARM_UP_MILLISECONDS = 600;

void main(resolve(process.argv[2] ?? '.'));

async function main(folder: string): Promise<void> {
  const peer = load(folder);
  if (peer === undefined) {
    console.log('aws-local-stepfunctions is not installed there: only the interpreter is measured.');
  }
  console.log('                                    ours, executions/s   peer   ours / peer, median (lowest, highest)');
  const ratios: Record<string, number> = {};
  for (const machine of machines()) {
    const runs = [
      ours(machine),
      ...(peer !== undefined && machine.language === 'JSONPath' ? [theirs(machine, peer)] : []),
    ];
    const rounds = await measure(runs);
    console.log(machine.name.padEnd(34) + line(rounds));
    if (runs.length === 2) ratios[machine.name] = median(rounds.map(([own, theirsToo]) => own / theirsToo));
  }
  if (peer !== undefined) keep('engine', ratios);
}

function load(folder: string): Peer | undefined {
  try {
    return createRequire(join(folder, 'index.js'))('aws-local-stepfunctions') as Peer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  }
}

function ours({ definition, input }: Machine): Run {
  return async () => {
    const { status, cause } = await runStateMachine(definition, input, { invoke: async () => PRICE });
    if (status !== 'SUCCEEDED') throw new Error(`It ended as ${status}: ${cause}`);
  };
}

function theirs({ definition, input }: Machine, { StateMachine }: Peer): Run {
  const machine = new StateMachine(definition);
  return async () =>
    machine.run(input, { overrides: { taskResourceLocalHandlers: everyTask(definition) }, noThrowOnAbort: false })
      .result;
}

function everyTask({ States }: JsonObject): object {
  const names = Object.entries(States as Record<string, JsonObject>).filter(([, state]) => state.Resource === TASK);
  return Object.fromEntries(names.map(([name]) => [name, () => PRICE]));
}

/** The speed of each side, in every round. */
async function measure(runs: readonly Run[]): Promise<number[][]> {
  for (const run of runs) await speedOf(run, WARM_UP_MILLISECONDS);
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const speeds: number[] = [];
    for (const run of runs) speeds.push(await speedOf(run, ROUND_MILLISECONDS));
    rounds.push(speeds);
  }
  return rounds;
}

/** Executions for each second of CPU time, because other processes use the cores as well. */
async function speedOf(run: Run, milliseconds: number): Promise<number> {
  const started = process.cpuUsage();
  const end = performance.now() + milliseconds;
  let count = 0;
  for (; performance.now() < end; count += 1) await run();
  const { user, system } = process.cpuUsage(started);
  return (count / (user + system)) * 1e6;
}

function line(rounds: readonly number[][]): string {
  const [own, peer] = [0, 1].map((side) => median(rounds.map((speeds) => speeds[side])));
  if (rounds[0].length === 1) return own.toFixed(0).padStart(12);
  const ratios = rounds.map(([left, right]) => left / right);
  return `${own.toFixed(0).padStart(12)} ${peer.toFixed(0).padStart(13)}     ${spread(ratios)}`;
}

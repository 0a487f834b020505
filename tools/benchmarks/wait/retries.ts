/** How long a customer waits if one call fails once: it is tried again, after a pause that the definition draws, or it is not. */
import { isObject, listOf } from 'sentiment-form-local/lib/base/json';
import type { SeededRandom } from 'sentiment-form-local/lib/base/random';
import { describedIn } from 'sentiment-form-local/lib/services/registry';
import type { StateMachineDescription } from 'sentiment-form-local/lib/services/step-functions/description';
import type { Execution } from 'sentiment-form-local/lib/services/step-functions/execution-log';
import { waitOf } from './draws';
import { DEFAULT, SAMPLE } from './forms';
import { statesIn } from '../../states-in';
import { postOf, type ComparedForm } from '../forms/forms';
import { withForm, type RunningForm } from '../forms/run';

interface Failure {
  readonly name: string;
  readonly service: string;
  readonly operation: string;
}

const FAILURES: readonly Failure[] = [
  { name: 'the function that numbers', service: 'lambda', operation: 'Invoke' },
  { name: 'the analyzer', service: 'comprehend', operation: 'DetectSentiment' },
  { name: 'the write of the record', service: 'dynamodb', operation: 'PutItem' },
  { name: 'the email', service: 'sesv2', operation: 'SendEmail' },
  { name: 'the write of the sentiment', service: 'dynamodb', operation: 'UpdateItem' },
];

/** A table of negative messages: p50 and p99 of each form, by what fails. */
export async function retriesTable(characters: number): Promise<string> {
  const columns: string[][] = [];
  for (const form of [SAMPLE, DEFAULT]) {
    columns.push(await withForm(form, (running) => cells(form, running, characters)));
  }
  return [
    `| fails once | ${SAMPLE.name} p50 | p99 | ${DEFAULT.name} p50 | p99 |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...FAILURES.map(({ name }, i) => `| ${[name, ...columns.map((column) => column[i])].join(' | ')} |`),
  ].join('\n');
}

async function cells(form: ComparedForm, { backend, plan }: RunningForm, characters: number): Promise<string[]> {
  const machines = describedIn(plan).stateMachines;
  const post = () =>
    fetch(backend.endpoint, { method: 'POST', body: JSON.stringify(postOf(form, 'negative', characters)) });
  // The functions are loaded.
  await (await post()).text();
  const executions: Execution[] = [];
  for (const { service, operation } of FAILURES) {
    backend.failNext(service, operation, { error: 'InternalServerError', statusCode: 500 });
    await (await post()).text();
    executions.push(...backend.executions().slice(-1));
  }
  return executions.map((one) =>
    cell(
      one,
      machines.find(({ arn }) => arn === one.stateMachineArn),
    ),
  );
}

/** A failure that is armed until the end is of a call that a form does not make. */
function cell({ status, history }: Execution, machine: StateMachineDescription | undefined): string {
  if (!history.some(({ type }) => type === 'TaskFailed')) return 'not called |';
  if (status !== 'SUCCEEDED' || machine === undefined) return 'no answer |';
  return waitOf(history, { pause: pausesOf(machine) }).join(' | ');
}

/** The first pause of a state's last retrier, the one for any error. Those before it are for errors that are not tried again. */
function pausesOf({ definition }: StateMachineDescription) {
  const states = new Map(statesIn(definition));
  return (state: string, random: SeededRandom): number => {
    const retrier = listOf(states.get(state)?.Retry).at(-1);
    if (!isObject(retrier)) return 0;
    const seconds = Number(retrier.IntervalSeconds ?? 1);
    return 1_000 * seconds * (retrier.JitterStrategy === 'FULL' ? random.next() : 1);
  };
}

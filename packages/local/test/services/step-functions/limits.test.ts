import { VirtualClock } from '../../../src/base/clock';
import { type JsonObject } from '../../../src/base/json';
import { type StateMachineDescription } from '../../../src/services/step-functions/description';
import { type Execution, ExecutionLog } from '../../../src/services/step-functions/execution-log';
import { StepFunctions } from '../../../src/services/step-functions/step-functions';

function machine(definition: JsonObject): StateMachineDescription {
  const logging = { level: 'OFF', includeExecutionData: false } as const;
  return { arn: 'arn', name: 'm', path: 'm', type: 'EXPRESS', definition, roleArn: 'role', tracing: false, logging };
}

const WAITING = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 3600, End: true } } };

function start(definition: JsonObject) {
  const ended: Execution[] = [];
  const stepFunctions = new StepFunctions([machine(definition)], {
    invoke: async () => null,
    onExecution: (execution) => ended.push(execution),
    clock: new VirtualClock(Date.now()),
  });
  return { stepFunctions, ended };
}

test('an execution ends after five minutes, as on AWS for EXPRESS', async () => {
  const { stepFunctions, ended } = start(WAITING);
  const { executionArn } = stepFunctions.startExecution({ stateMachineArn: 'arn' });
  await stepFunctions.ended(executionArn);
  expect(ended).toMatchObject([{ status: 'TIMED_OUT', error: 'States.Timeout' }]);
  const { history } = ended[0];
  expect(history[history.length - 1].timestamp - history[0].timestamp).toBe(5 * 60_000);
});

test('an execution ends sooner if its definition has a timeout', async () => {
  const { stepFunctions, ended } = start({ ...WAITING, TimeoutSeconds: 10 });
  await stepFunctions.ended(stepFunctions.startExecution({ stateMachineArn: 'arn' }).executionArn);
  const { history } = ended[0];
  expect(history[history.length - 1].timestamp - history[0].timestamp).toBe(10_000);
});

test('a thousand executions run at a time, and further ones are throttled', async () => {
  const { stepFunctions } = start(WAITING);
  for (let i = 0; i < 1_000; i++) stepFunctions.startExecution({ stateMachineArn: 'arn' });
  expect(() => stepFunctions.startExecution({ stateMachineArn: 'arn' })).toThrow('Rate exceeded');
  await stepFunctions.stop();
  expect(() => stepFunctions.startExecution({ stateMachineArn: 'arn' })).not.toThrow();
  await stepFunctions.stop();
});

test('of large executions, only as many are kept as fit into memory', () => {
  const log = new ExecutionLog();
  const input = 'x'.repeat(1024 * 1024);
  const history = [{ id: 1, previousEventId: 0, timestamp: 0, type: 'ExecutionStarted', details: { input } }];
  for (let i = 0; i < 40; i++) {
    log.add({
      executionArn: String(i),
      stateMachineArn: 'arn',
      stateMachineName: 'm',
      name: 'n',
      status: 'SUCCEEDED',
      startDate: 0,
      stopDate: 0,
      input,
      path: '',
      history,
    });
  }
  const kept = log.list().map(({ executionArn }) => Number(executionArn));
  expect(kept).toEqual(Array.from({ length: 32 }, (_, i) => i + 8));
});

import { type Execution } from '../../src/services/step-functions/execution-log';
import { executionLine } from '../../src/terminal/execution-line';

const EXECUTION: Execution = {
  executionArn: 'arn',
  stateMachineArn: 'arn',
  stateMachineName: 'Form',
  name: 'one',
  status: 'SUCCEEDED',
  startDate: new Date(2026, 0, 2, 12, 34, 55, 868).getTime(),
  stopDate: new Date(2026, 0, 2, 12, 34, 56).getTime(),
  input: '{}',
  path: 'Check > Respond',
  history: [],
};

test('one line has the time, the status, the duration and the path', () => {
  expect(executionLine(EXECUTION)).toBe('12:34:56 SUCCEEDED 132 ms  Check > Respond');
});

test('a failure has a second line with its error and cause', () => {
  const failed: Execution = { ...EXECUTION, status: 'FAILED', error: 'States.Timeout', cause: 'Too slow.' };
  expect(executionLine(failed)).toBe('12:34:56 FAILED 132 ms  Check > Respond\n         States.Timeout: Too slow.');
});

test('what a client sent can neither forge a line nor color the terminal', () => {
  const cause = 'a\n12:34:57 SUCCEEDED\u001b[32m\u202eb\u2028c';
  const [, detail, ...more] = executionLine({ ...EXECUTION, status: 'FAILED', error: 'E', cause }).split('\n');
  expect(more).toEqual([]);
  expect(detail).toBe('         E: a 12:34:57 SUCCEEDED [32m b c');
});

test('a long cause is truncated', () => {
  const line = executionLine({ ...EXECUTION, status: 'FAILED', error: 'E', cause: 'x'.repeat(100_000) });
  expect(line.length).toBeLessThan(1_200);
});

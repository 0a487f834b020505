/** Parallel: branches side by side, and the end of all when one fails. */
import { jsonata, jsonpath, outputOf, RESOURCE, run, typesOf } from './support/run';
import { StatesError } from '../../src/asl';
import { VirtualClock } from '../../src/base/clock';

const waits = (seconds: number) => jsonata({ Wait: { Type: 'Wait', Seconds: seconds, Output: seconds, End: true } });
const works = (name: string) => jsonata({ [name]: { Type: 'Task', Resource: RESOURCE, Arguments: name, End: true } });

test('runs its branches at the same time, and returns the results in their order', async () => {
  const clock = new VirtualClock(0);
  const machine = jsonata({ P: { Type: 'Parallel', Branches: [waits(3), waits(1), waits(2)], End: true } });
  expect(outputOf(await run(machine, {}, { clock }))).toEqual([3, 1, 2]);
  expect(clock.now()).toBe(3000);
});

test('passes the Arguments to every branch, and shapes the result with Output', async () => {
  const branch = jsonata({ A: { Type: 'Pass', End: true } });
  const machine = jsonata({
    P: {
      Type: 'Parallel',
      Arguments: { n: '{% $states.input.n + 1 %}' },
      Branches: [branch, branch],
      Output: '{% $sum($states.result.n) %}',
      End: true,
    },
  });
  expect(outputOf(await run(machine, { n: 1 }))).toBe(4);
});

test('selects and places the result by JSONPath', async () => {
  const machine = jsonpath({
    P: {
      Type: 'Parallel',
      Parameters: { 'x.$': '$.n' },
      Branches: [jsonpath({ A: { Type: 'Pass', End: true } })],
      ResultSelector: { 'first.$': '$[0].x' },
      ResultPath: '$.out',
      End: true,
    },
  });
  expect(outputOf(await run(machine, { n: 5 }))).toEqual({ n: 5, out: { first: 5 } });
});

test('fails with the error of the branch that fails first, and stops the others', async () => {
  const stopped: string[] = [];
  const clock = new VirtualClock(0);
  const machine = jsonata({
    P: { Type: 'Parallel', Branches: [works('slow'), works('broken'), waits(60)], End: true },
  });
  const result = await run(
    machine,
    {},
    {
      clock,
      invoke: async (_resource, args, { signal, stateName }) => {
        if (args === 'broken') {
          await clock.sleep(500);
          throw new StatesError('Broken', 'on purpose');
        }
        signal.addEventListener('abort', () => stopped.push(stateName));
        await clock.sleep(10_000, signal);
        return 'late';
      },
    },
  );
  expect(result).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'on purpose' });
  expect(stopped).toEqual(['slow']);
  expect(clock.now()).toBe(500);
  expect(typesOf(result).slice(-6)).toEqual([
    'TaskFailed',
    'TaskStateAborted',
    'TaskStateAborted',
    'WaitStateAborted',
    'ParallelStateFailed',
    'ExecutionFailed',
  ]);
});

test('ignores the answer of a branch that was stopped', async () => {
  const machine = jsonata({
    P: {
      Type: 'Parallel',
      Branches: [works('slow'), jsonata({ F: { Type: 'Fail', Error: 'Now' } })],
      Catch: [{ ErrorEquals: ['Now'], Next: 'After' }],
      End: true,
    },
    After: { Type: 'Wait', Seconds: 20, Output: 'after', End: true },
  });
  const clock = new VirtualClock();
  const result = await run(machine, {}, { clock, invoke: async () => clock.sleep(5000).then(() => 'late') });
  expect(outputOf(result)).toBe('after');
  expect(typesOf(result)).not.toContain('TaskSucceeded');
});

test.each(['States.BranchFailed', 'States.ALL', 'Odd'])('catches a failed branch as %s', async (name) => {
  const machine = jsonata({
    P: {
      Type: 'Parallel',
      Branches: [jsonata({ F: { Type: 'Fail', Error: 'Odd', Cause: 'so' } })],
      Catch: [{ ErrorEquals: [name], Next: 'Caught' }],
      End: true,
    },
    Caught: { Type: 'Pass', End: true },
  });
  expect(outputOf(await run(machine))).toEqual({ Error: 'Odd', Cause: 'so' });
});

test('catches an error of a Pass state in a branch, which cannot catch it itself', async () => {
  const machine = jsonata({
    P: {
      Type: 'Parallel',
      Branches: [jsonata({ A: { Type: 'Pass', Output: '{% $nothing %}', End: true } })],
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Output: 'rescued', Next: 'Caught' }],
      End: true,
    },
    Caught: { Type: 'Succeed' },
  });
  expect(outputOf(await run(machine))).toBe('rescued');
});

test('lets States.Runtime in a branch end the execution, whatever catches it', async () => {
  const machine = jsonpath({
    P: {
      Type: 'Parallel',
      Branches: [jsonpath({ A: { Type: 'Pass', InputPath: '$.nope', End: true } })],
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      Catch: [{ ErrorEquals: ['States.Runtime', 'States.ALL'], Next: 'Caught' }],
      End: true,
    },
    Caught: { Type: 'Succeed' },
  });
  const result = await run(machine);
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(typesOf(result).slice(-2)).toEqual(['PassStateEntered', 'ExecutionFailed']);
});

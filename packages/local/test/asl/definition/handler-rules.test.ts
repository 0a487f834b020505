/** What Retry and Catch must look like: one case a rule, and the words of its refusal. */
import { only, problemsOfX, StateCase, TASK } from './machines';

import { JsonObject } from '../../../src/base/json';
const retry = (retrier: JsonObject): JsonObject => ({ ...TASK, Retry: [{ ErrorEquals: ['E'], ...retrier }] });

test.each<StateCase>([
  ['Retry is a list', { ...TASK, Retry: {} }, 'Expected value of type Array at /Retry'],
  ['a retrier is an object', { ...TASK, Retry: [null] }, 'Expected value of type Object at /Retry[0]'],
  ['a retrier has known fields', retry({ Times: 3 }), "Field 'Times' is not supported at /Retry[0]"],
  [
    'a retrier has error names',
    { ...TASK, Retry: [{ MaxAttempts: 1 }] },
    'These fields are required: [ErrorEquals] at /Retry[0]',
  ],
  ['a retrier names errors', retry({ ErrorEquals: [] }), 'Value cannot be empty at /Retry[0]/ErrorEquals'],
  ['a retrier lists errors', retry({ ErrorEquals: [1] }), 'Expected value of type String at /Retry[0]/ErrorEquals[0]'],
  [
    'States.ALL stands alone',
    retry({ ErrorEquals: ['States.ALL', 'E'] }),
    'States.ALL must appear alone and at end of list at /Retry[0]/ErrorEquals',
  ],
  [
    'States.ALL stands last',
    { ...TASK, Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] }] },
    'States.ALL must appear alone and at end of list at /Retry[0]/ErrorEquals',
  ],
  ['an interval is not negative', retry({ IntervalSeconds: -1 }), 'Minimum value is 0 at /Retry[0]/IntervalSeconds'],
  ['attempts are whole', retry({ MaxAttempts: 1.5 }), 'Expected value of type Integer at /Retry[0]/MaxAttempts'],
  ['a rate does not shrink', retry({ BackoffRate: 0.9 }), 'Minimum value is 1 at /Retry[0]/BackoffRate'],
  [
    'a longest delay is a year',
    retry({ MaxDelaySeconds: 31_622_401 }),
    'Maximum value is 31622400 at /Retry[0]/MaxDelaySeconds',
  ],
  [
    'a longest delay is longer than the first',
    retry({ MaxDelaySeconds: 5, IntervalSeconds: 5 }),
    'MaxDelaySeconds must be greater than IntervalSeconds at /Retry[0]/MaxDelaySeconds',
  ],
  [
    'jitter is FULL or NONE',
    retry({ JitterStrategy: 'SOME' }),
    'Value should be one of the following: [NONE, FULL] at /Retry[0]/JitterStrategy',
  ],
  [
    'a catcher leads on',
    { ...TASK, Catch: [{ ErrorEquals: ['E'], Output: 1 }] },
    "Field 'Output' is not supported at /Catch[0]",
    'These fields are required: [Next] at /Catch[0]',
  ],
])('%s', (_rule, state, ...problems) => {
  expect(problemsOfX(only(state))).toEqual(problems);
});

test('an interval of null counts as no interval', () => {
  expect(problemsOfX(only(retry({ IntervalSeconds: 0 })))).toEqual([]);
});

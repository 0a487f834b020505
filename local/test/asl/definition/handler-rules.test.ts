/** What Retry and Catch must look like: one case a rule, and the words of its refusal. */
import { only, problemsOfX, StateCase, TASK } from './machines';

import { JsonObject } from '../../../src/asl/contract';
const retry = (retrier: JsonObject): JsonObject => ({ ...TASK, Retry: [{ ErrorEquals: ['E'], ...retrier }] });

test.each<StateCase>([
  ['Retry is a list', { ...TASK, Retry: {} }, 'An array is required at /Retry'],
  ['a retrier is an object', { ...TASK, Retry: [null] }, 'An object is required at /Retry[0]'],
  ['a retrier has known fields', retry({ Times: 3 }), 'Field is not supported at /Retry[0]/Times'],
  [
    'a retrier names errors',
    retry({ ErrorEquals: [] }),
    'ErrorEquals must be an array of at least one error name at /Retry[0]/ErrorEquals',
  ],
  [
    'States.ALL stands alone',
    retry({ ErrorEquals: ['States.ALL', 'E'] }),
    'States.ALL must be the only error name at /Retry[0]/ErrorEquals',
  ],
  [
    'States.ALL stands last',
    { ...TASK, Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] }] },
    'States.ALL must be in the last retrier or catcher at /Retry[0]/ErrorEquals',
  ],
  [
    'an interval is positive',
    retry({ IntervalSeconds: 0 }),
    'IntervalSeconds must be an integer from 1 to 99999999 at /Retry[0]/IntervalSeconds',
  ],
  [
    'attempts are whole',
    retry({ MaxAttempts: 1.5 }),
    'MaxAttempts must be an integer from 0 to 99999999 at /Retry[0]/MaxAttempts',
  ],
  [
    'a rate does not shrink',
    retry({ BackoffRate: 0.9 }),
    'BackoffRate must be a number of at least 1 at /Retry[0]/BackoffRate',
  ],
  [
    'a longest delay is under a year',
    retry({ MaxDelaySeconds: 31_622_400 }),
    'MaxDelaySeconds must be an integer from 1 to 31622399 at /Retry[0]/MaxDelaySeconds',
  ],
  [
    'a longest delay is longer than the first',
    retry({ MaxDelaySeconds: 5, IntervalSeconds: 5 }),
    'MaxDelaySeconds must be greater than IntervalSeconds at /Retry[0]/MaxDelaySeconds',
  ],
  [
    'jitter is FULL or NONE',
    retry({ JitterStrategy: 'SOME' }),
    'JitterStrategy must be FULL or NONE at /Retry[0]/JitterStrategy',
  ],
  [
    'a catcher leads on',
    { ...TASK, Catch: [{ ErrorEquals: ['E'], Output: 1 }] },
    'Field is not supported at /Catch[0]/Output',
    'Next must be the name of a state at /Catch[0]/Next',
  ],
])('%s', (_rule, state, ...problems) => {
  expect(problemsOfX(only(state))).toEqual(problems);
});

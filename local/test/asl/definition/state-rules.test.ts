/** What a JSONPath state of each Type must look like: one case a rule, and the words of its refusal. */
import { AGAIN, choice, END, only, problemsOfX, StateCase, TASK } from './machines';

test.each<StateCase>([
  [
    'a Type exists',
    { Type: 'Sleep', End: true },
    'Type must be one of Pass, Task, Choice, Wait, Succeed, Fail, Parallel, Map at /Type',
  ],
  [
    'a Type is text',
    { End: true },
    'Type must be one of Pass, Task, Choice, Wait, Succeed, Fail, Parallel, Map at /Type',
  ],
  ['a field is known', { ...END, Colour: 1 }, "Field 'Colour' is not supported at "],
  ['a Succeed has no Next', { Type: 'Succeed', Next: 'X' }, "Field 'Next' is not supported at "],
  ['a Fail has no End', { Type: 'Fail', End: true }, "Field 'End' is not supported at "],
  [
    'JSONPath has no Output',
    { ...END, Output: 1 },
    "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at ",
  ],
  [
    'JSONPath has no Arguments',
    { ...TASK, Arguments: {} },
    "The QueryLanguage is set to 'JSONPath', but field 'Arguments' is only supported for the 'JSONata' QueryLanguage at ",
  ],
  ['a state ends or goes on', { Type: 'Pass' }, "Exactly one of the fields 'Next' and 'End' is required at "],
  ['a state does not both', { ...END, Next: 'X' }, "Exactly one of the fields 'Next' and 'End' is required at "],
  ['Comment is text', { ...END, Comment: {} }, 'Comment must be a string at /Comment'],
  [
    'a Choice has choices',
    { Type: 'Choice', Choices: [] },
    'Choices must be an array of at least one choice at /Choices',
  ],
  ['a choice is an object', choice(1), 'A choice must be an object at /Choices[0]'],
  [
    'a choice leads on',
    choice({ Variable: '$.a', IsNull: true }),
    'Next must be the name of a state at /Choices[0]/Next',
  ],
  [
    'a choice compares',
    choice({ Variable: '$.a', Next: 'X' }),
    'Exactly one comparison operator is required at /Choices[0]',
  ],
  [
    'a choice compares once',
    choice({ ...AGAIN, IsNull: true }),
    'Exactly one comparison operator is required at /Choices[0]',
  ],
  [
    'a comparison exists',
    choice({ ...AGAIN, StringContains: 'a' }),
    'Field is not supported at /Choices[0]/StringContains',
  ],
  [
    'a comparison has a variable',
    choice({ Next: 'X', StringEquals: 'a' }),
    'Variable must be a valid JSONPath at /Choices[0]/Variable',
  ],
  [
    'a comparison fits its type',
    choice({ Next: 'X', Variable: '$', Not: { And: [{ Variable: '$.a', NumericEquals: '1' }] } }),
    'Field is not supported at /Choices[0]/Variable',
    'NumericEquals must be a number at /Choices[0]/Not/And[0]/NumericEquals',
  ],
  [
    'an Or has parts',
    choice({ Next: 'X', Or: [] }),
    'Or must be an array of at least one comparison at /Choices[0]/Or',
  ],
  [
    'an inner comparison leads nowhere',
    choice({ Next: 'X', Not: AGAIN }),
    'Field is not supported at /Choices[0]/Not/Next',
  ],
  [
    'a compared timestamp is one',
    choice({ Next: 'X', Variable: '$.a', TimestampEquals: 'noon' }),
    'TimestampEquals must be an RFC3339 timestamp at /Choices[0]/TimestampEquals',
  ],
  [
    'a Wait waits for one thing',
    { Type: 'Wait', Seconds: 1, SecondsPath: '$.s', End: true },
    'Exactly one of the fields Seconds, SecondsPath, Timestamp, TimestampPath is required at ',
  ],
  [
    'a wait is not negative',
    { Type: 'Wait', Seconds: -1, End: true },
    'Seconds must be an integer from 0 to 99999999 at /Seconds',
  ],
  [
    'a day exists',
    { Type: 'Wait', Timestamp: '2026-02-29T00:00:00Z', End: true },
    'String does not match RFC3339 timestamp at /Timestamp',
  ],
  [
    'a Fail gives its error once',
    { Type: 'Fail', Error: 'E', ErrorPath: '$.e' },
    'Only one of the fields Error, ErrorPath is allowed at ',
  ],
  ['a cause is text', { Type: 'Fail', Cause: 1 }, 'Cause must be a string at /Cause'],
  [
    'a timeout is positive',
    { ...TASK, TimeoutSeconds: 0 },
    'TimeoutSeconds must be an integer from 1 to 99999999 at /TimeoutSeconds',
  ],
  [
    'a heartbeat is shorter than the timeout',
    { ...TASK, TimeoutSeconds: 5, HeartbeatSeconds: 5 },
    'HeartbeatSeconds must be less than TimeoutSeconds at /HeartbeatSeconds',
  ],
  [
    'a timeout is given once',
    { ...TASK, TimeoutSeconds: 5, TimeoutSecondsPath: '$.t' },
    'Only one of the fields TimeoutSeconds, TimeoutSecondsPath is allowed at ',
  ],
  [
    'a variable is not called states',
    { ...END, Assign: { states: 1 } },
    "The variable name 'states' is reserved at /Assign/states",
  ],
  ['a variable is a name', { ...END, Assign: { '1st': 1 } }, "'1st' is not a valid variable name at /Assign/1st"],
  [
    'a variable is assigned once',
    { ...END, Assign: { a: 1, 'a.$': '$' } },
    "The variable 'a' is assigned twice at /Assign/a.$",
  ],
  ['Assign is an object', { ...END, Assign: 1 }, 'Assign must be an object at /Assign'],
])('%s', (_rule, state, ...problems) => {
  expect(problemsOfX(only(state))).toEqual(problems);
});

/** The rules for a JSONPath state of each Type: one case for each rule, with its error message. */
import { AGAIN, choice, END, only, problemsOfX, StateCase, TASK } from './machines';

test.each<StateCase>([
  [
    'a Type exists',
    { Type: 'Sleep', End: true },
    "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /Type",
  ],
  ['a Type is there', { End: true }, 'These fields are required: [Type] at '],
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
  [
    'a state ends or goes on',
    { Type: 'Pass' },
    'This object should have only one of the following fields: [Next, End] at ',
  ],
  ['a state does not both', { ...END, Next: 'X' }, 'There should only be one of the following fields: [Next, End] at '],
  ['Next is text', { Type: 'Pass', Next: 1 }, 'Expected value of type String at /Next'],
  ['End is a boolean', { ...END, End: 'no', Next: 'X' }, 'Expected value of type Boolean at /End'],
  ['Comment is text', { ...END, Comment: {} }, 'Expected value of type String at /Comment'],
  ['a Choice has choices', { Type: 'Choice' }, 'These fields are required: [Choices] at '],
  ['a Choice has a choice', { Type: 'Choice', Choices: [] }, 'Value cannot be empty at /Choices'],
  ['a choice is an object', choice(1), 'Expected value of type Object at /Choices[0]'],
  ['a choice leads on', choice({ Variable: '$.a', IsNull: true }), 'These fields are required: [Next] at /Choices[0]'],
  [
    'a choice compares',
    choice({ Variable: '$.a', Next: 'X' }),
    expect.stringMatching(
      /^This object should have only one of the following fields: \[.*StringEquals.* at \/Choices\[0\]$/,
    ),
  ],
  [
    'a choice compares once',
    choice({ ...AGAIN, IsNull: true }),
    expect.stringMatching(/^There should only be one of the following fields: \[.*StringEquals.* at \/Choices\[0\]$/),
  ],
  [
    'a comparison exists',
    choice({ ...AGAIN, StringContains: 'a' }),
    "Field 'StringContains' is not supported at /Choices[0]",
  ],
  [
    'a comparison has a variable',
    choice({ Next: 'X', StringEquals: 'a' }),
    'The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /Choices[0]',
  ],
  [
    'a variable is a path',
    choice({ Next: 'X', Variable: 'a', StringEqualsPath: 'b' }),
    "Value is not a Reference Path: Reference path didn't start with '$' at /Choices[0]/Variable",
    "Value is not a Reference Path: Reference path didn't start with '$' at /Choices[0]/StringEqualsPath",
  ],
  [
    'a comparison fits its type',
    choice({ Next: 'X', ...AGAIN, Not: { And: [{ Variable: '$.a', NumericEquals: '1' }] } }),
    'The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /Choices[0]',
    'Expected value of type Number at /Choices[0]/Not/And[0]/NumericEquals',
  ],
  ['an Or has parts', choice({ Next: 'X', Or: [] }), 'Value cannot be empty at /Choices[0]/Or'],
  [
    'an inner comparison leads nowhere',
    choice({ Next: 'X', Not: AGAIN }),
    "Field 'Next' is not supported at /Choices[0]/Not",
  ],
  [
    'JSONPath has no conditions',
    choice({ Next: 'X', Condition: true }),
    "The QueryLanguage is set to 'JSONPath', but field 'Condition' is only supported for the 'JSONata' QueryLanguage " +
      'at /Choices[0]',
  ],
  [
    'a compared timestamp is one',
    choice({ Next: 'X', Variable: '$.a', TimestampEquals: 'noon' }),
    'String does not match RFC3339 timestamp at /Choices[0]/TimestampEquals',
  ],
  [
    'a Wait waits for one thing',
    { Type: 'Wait', Seconds: 1, SecondsPath: '$.s', End: true },
    'There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at ',
  ],
  ['a wait is not negative', { Type: 'Wait', Seconds: -1, End: true }, 'Minimum value is 0 at /Seconds'],
  [
    'a day exists',
    { Type: 'Wait', Timestamp: '2026-02-29T00:00:00Z', End: true },
    'String does not match RFC3339 timestamp at /Timestamp',
  ],
  [
    'a Fail gives its error once',
    { Type: 'Fail', Error: 'E', ErrorPath: '$.e' },
    'There should only be one of the following fields: [Error, ErrorPath] at ',
  ],
  ['a cause is text', { Type: 'Fail', Cause: 1 }, 'Expected value of type String at /Cause'],
  ['a timeout is positive', { ...TASK, TimeoutSeconds: 0 }, 'Minimum value is 1 at /TimeoutSeconds'],
  [
    'a heartbeat is shorter than the timeout',
    { ...TASK, TimeoutSeconds: 5, HeartbeatSeconds: 5 },
    'HeartbeatSeconds must be less than TimeoutSeconds at /HeartbeatSeconds',
  ],
  ['a timeout has an end', { ...TASK, TimeoutSeconds: 100_000_000 }, 'Maximum value is 99999999 at /TimeoutSeconds'],
  ['a timeout is a number', { ...TASK, TimeoutSeconds: '5' }, 'Expected value of type Integer at /TimeoutSeconds'],
  [
    'an activity has no credentials',
    {
      ...TASK,
      Resource: 'arn:aws:states:eu-west-1:111122223333:activity:work',
      Credentials: { RoleArn: 'arn:aws:iam::111122223333:role/r' },
    },
    "The field 'Credentials' is not supported for activities at /Credentials",
  ],
  [
    'a timeout is given once',
    { ...TASK, TimeoutSeconds: 5, TimeoutSecondsPath: '$.t' },
    'There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath] at ',
  ],
  [
    'a variable is not called states',
    { ...END, Assign: { states: 1 } },
    "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /Assign/states",
  ],
  [
    'a variable is a name',
    { ...END, Assign: { '1st': 1 } },
    "INVALID_VARIABLE_NAME: Invalid variable name '1st': the variable name contains invalid characters. at /Assign/1st",
  ],
  [
    'a variable is assigned once',
    { ...END, Assign: { a: 1, 'a.$': '$' } },
    "The variable 'a' is assigned twice at /Assign/a.$",
  ],
  ['Assign is an object', { ...END, Assign: 1 }, 'Expected value of type Object at /Assign'],
])('%s', (_rule, state, ...problems) => {
  expect(problemsOfX(only(state))).toEqual(problems);
});

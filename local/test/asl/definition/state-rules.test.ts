/** The rules that look at one state: each refuses its case, in these words. Paths are told from state X on. */
import { END, only, onlyJsonata, problemsOf, TASK } from './machines';
import { Json, JsonObject } from '../../../src/asl/contract';

type Case = [rule: string, state: Json, ...problems: string[]];

const MAP: JsonObject = { Type: 'Map', ItemProcessor: { StartAt: 'Y', States: { Y: END } }, End: true };
const DISTRIBUTED: JsonObject = {
  ...MAP,
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Y',
    States: { Y: END },
  },
};
const AGAIN = { Variable: '$.a', IsPresent: true, Next: 'X' };
const choice = (rule: Json): JsonObject => ({ Type: 'Choice', Choices: [rule] });
const retry = (retrier: JsonObject): JsonObject => ({ ...TASK, Retry: [{ ErrorEquals: ['E'], ...retrier }] });

/** A Choice can only lead back to itself here, so that its machine has no end: that is not what these cases are about. */
function schemaProblems(definition: Json): string[] {
  return problemsOf(definition)
    .filter((problem) => !problem.startsWith('NO_TERMINAL_STATE'))
    .map((problem) => problem.replace('SCHEMA_VALIDATION_FAILED: ', '').replace(' at /States/X', ' at '));
}

describe('in a JSONPath machine', () => {
  test.each<Case>([
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
    ['a field is known', { ...END, Colour: 1 }, 'Field is not supported at /Colour'],
    ['a Succeed has no Next', { Type: 'Succeed', Next: 'X' }, 'Field is not supported at /Next'],
    ['a Fail has no End', { Type: 'Fail', End: true }, 'Field is not supported at /End'],
    [
      'JSONPath has no Output',
      { ...END, Output: 1 },
      'The JSONPath query language does not support this field at /Output',
    ],
    [
      'JSONPath has no Arguments',
      { ...TASK, Arguments: {} },
      'The JSONPath query language does not support this field at /Arguments',
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
    [
      'a Parallel has branches',
      { Type: 'Parallel', End: true },
      'Branches must be an array of at least one branch at /Branches',
    ],
    [
      'a branch is an object',
      { Type: 'Parallel', Branches: ['Y'], End: true },
      'A branch must be an object at /Branches[0]',
    ],
    [
      'a Map has a processor',
      { Type: 'Map', End: true },
      'Exactly one of the fields ItemProcessor, Iterator is required, as an object at ',
    ],
    [
      'a label needs a distributed Map',
      { ...MAP, Label: 'l' },
      'Field is supported in a distributed Map only at /Label',
    ],
    [
      'a label is short',
      { ...DISTRIBUTED, Label: 'l'.repeat(41) },
      'Label must be a string of 1 to 40 characters at /Label',
    ],
    [
      'a label fits into an ARN',
      { ...DISTRIBUTED, Label: 'a:b' },
      'Label holds a character that is not allowed at /Label',
    ],
    [
      'a concurrency counts',
      { ...MAP, MaxConcurrency: -1 },
      'MaxConcurrency must be an integer of at least 0 at /MaxConcurrency',
    ],
    [
      'a percentage ends at 100',
      { ...DISTRIBUTED, ToleratedFailurePercentage: 101 },
      'ToleratedFailurePercentage must be a number from 0 to 100 at /ToleratedFailurePercentage',
    ],
    [
      'a mode exists',
      { ...MAP, ItemProcessor: { ProcessorConfig: { Mode: 'REMOTE' }, StartAt: 'Y', States: { Y: END } } },
      'Mode must be INLINE or DISTRIBUTED at /ItemProcessor/ProcessorConfig/Mode',
    ],
    [
      'a distributed Map says what it runs',
      { ...MAP, ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'Y', States: { Y: END } } },
      'ExecutionType must be STANDARD or EXPRESS at /ItemProcessor/ProcessorConfig/ExecutionType',
    ],
    ['a resource is an ARN', { ...TASK, Resource: 'work' }, 'Value is not a valid resource ARN at /Resource'],
    [
      'an integration exists',
      { ...TASK, Resource: 'arn:aws:states:::dynamodb:scan' },
      'The resource provided arn:aws:states:::dynamodb:scan is not recognized. The value is not a valid resource ARN, ' +
        'or the resource is not available in this region. at /Resource',
    ],
    [
      'an integration follows patterns that it has',
      { ...TASK, Resource: 'arn:aws:states:::lambda:invoke.sync' },
      'The resource provided arn:aws:states:::lambda:invoke.sync is not recognized. The value is not a valid resource ' +
        'ARN, or the resource is not available in this region. at /Resource',
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
    ['a path is a path', { ...END, InputPath: '$.a b' }, 'Value is not a valid JSONPath at /InputPath'],
    ['a result goes to one place', { ...END, ResultPath: '$.a[*]' }, 'Value is not a Reference Path at /ResultPath'],
    [
      'a result does not go to the context object',
      { ...TASK, Catch: [{ ErrorEquals: ['E'], Next: 'X', ResultPath: '$$.e' }] },
      'Value is not a Reference Path at /Catch[0]/ResultPath',
    ],
    [
      'a field that ends in .$ is a path or a call',
      { ...END, Parameters: { a: [{ 'b.$': 'hello' }], 'c.$': 1, 'd.$': 'States.Nothing()' } },
      "The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call at /Parameters/a[0]",
      "The value for the field 'c.$' must be a valid JSONPath or a valid intrinsic function call at /Parameters",
      "The value for the field 'd.$' must be a valid JSONPath or a valid intrinsic function call at /Parameters",
    ],
  ])('%s', (_rule, state, ...problems) => {
    expect(schemaProblems(only(state))).toEqual(problems);
  });
});

describe('in a JSONata machine', () => {
  test.each<Case>([
    ...['InputPath', 'Parameters', 'ResultSelector', 'ResultPath', 'OutputPath'].map((field): Case => [
      `a Task has no ${field}`,
      { ...TASK, [field]: '$' },
      `The JSONata query language does not support this field at /${field}`,
    ]),
    [
      'a choice has a condition',
      choice(AGAIN),
      'Field is not supported at /Choices[0]/Variable',
      'Field is not supported at /Choices[0]/IsPresent',
      'Condition must be a JSONata expression or a boolean at /Choices[0]/Condition',
    ],
    [
      'an expression parses',
      { ...END, Output: { a: ['{% 1 + %}'] } },
      'The JSONata expression does not parse: Unexpected end of expression at /Output/a[0]',
    ],
    ...[' {% 1 %}', '{% 1 %} ', '{%}'].map((text): Case => [
      `an expression has its marks at its ends, unlike '${text}'`,
      { ...END, Output: text },
      "A JSONata expression must begin with '{%' and end with '%}', with no spaces around them at /Output",
    ]),
    [
      'Items are items',
      { ...MAP, Items: 'all' },
      'Items must be an array, an object or a JSONata expression at /Items',
    ],
    [
      'a variable is not called states',
      { ...END, Assign: { states: 1 } },
      "The variable name 'states' is reserved at /Assign/states",
    ],
  ])('%s', (_rule, state, ...problems) => {
    expect(schemaProblems(onlyJsonata(state))).toEqual(problems);
  });

  test.each<[what: string, state: Json]>([
    ['a wait that is computed', { Type: 'Wait', Seconds: '{% $states.input.s %}', End: true }],
    ['a condition', { ...choice({ Condition: '{% $x > 1 %}', Next: 'X', Output: '{% 1 %}' }) }],
    ['a timeout that is computed', { ...TASK, TimeoutSeconds: '{% 5 %}', Arguments: { a: '{% $states.input %}' } }],
    ['items that are computed', { ...MAP, Items: '{% [1..3] %}', MaxConcurrency: '{% 2 %}' }],
    ['text that only looks like a path or a call', { ...END, Output: { 'a.$': 'States.Nothing(' } }],
  ])('accepts %s', (_what, state) => {
    expect(schemaProblems(onlyJsonata(state))).toEqual([]);
  });
});

test.each([
  ['arn:aws:states:eu-west-1:111122223333:activity:work', 'Express state machine does not support Activity ARN'],
  ['arn:aws:states:::ecs:runTask.sync', "Express state machine does not support '.sync' service integration"],
  [
    'arn:aws:states:::states:startExecution.sync:2',
    "Express state machine does not support '.sync' service integration",
  ],
  [
    'arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken',
    "Express state machine does not support '.waitForTaskToken' service integration",
  ],
])('%s is for standard state machines only', (Resource, message) => {
  const definition = only({ ...TASK, Resource });
  expect(problemsOf(definition)).toEqual([]);
  expect(problemsOf(definition, { type: 'EXPRESS' })).toEqual([
    `SCHEMA_VALIDATION_FAILED: ${message} at /States/X/Resource`,
  ]);
});

test('a distributed Map is for standard state machines only', () => {
  expect(problemsOf(only(DISTRIBUTED))).toEqual([]);
  expect(problemsOf(only(DISTRIBUTED), { type: 'EXPRESS' })).toEqual([
    'SCHEMA_VALIDATION_FAILED: Express state machine does not support DISTRIBUTED mode of Map at /States/X',
  ]);
});

test.each([
  'arn:aws:lambda:eu-west-1:111122223333:function:work:live',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
  'arn:aws:states:::dynamodb:putItem',
  'arn:aws:states:::aws-sdk:comprehend:detectSentiment',
  'arn:aws:states:::aws-sdk:sesv2:sendEmail',
  'arn:aws-cn:states:::sqs:sendMessage',
  'arn:aws:states:::http:invoke',
])('accepts the resource %s', (Resource) => {
  expect(problemsOf(only({ ...TASK, Resource }))).toEqual([]);
});

test.each([
  '$',
  '$$',
  '$x',
  '$x.y',
  '$$.Task.Token',
  "$['a b'].c",
  '$.a-b[0]',
  '$.a[*]..b',
  "$.a[?(@.b == ']')]",
  '$[1:2]',
])('accepts the path %s', (InputPath) => {
  expect(problemsOf(only({ ...END, InputPath }))).toEqual([]);
});

test.each(['', 'a', '$.', '$.a.', '$.a[', '$.a[]', "$['a", '$a b', '$.a]', '$$$'])(
  'refuses the path "%s"',
  (InputPath) => {
    expect(schemaProblems(only({ ...END, InputPath }))).toEqual(['Value is not a valid JSONPath at /InputPath']);
  },
);

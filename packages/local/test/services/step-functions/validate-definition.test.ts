/** What ValidateStateMachineDefinition answers. The first answers were recorded on AWS by localstack, October 2025. */
import { type Json, type JsonObject } from '../../../src/base/json';
import { validateDefinition } from '../../../src/services/step-functions/validate-definition';

const PASS: JsonObject = { Type: 'Pass', End: true };

function validate(definition: Json | string, rest: JsonObject = {}): JsonObject {
  return validateDefinition({
    definition: typeof definition === 'string' ? definition : JSON.stringify(definition),
    ...rest,
  });
}

function failed(...diagnostics: JsonObject[]): JsonObject {
  const errors = diagnostics.map((diagnostic) => ({ severity: 'ERROR', ...diagnostic }));
  return { result: 'FAIL', diagnostics: errors, truncated: false };
}

const SCHEMA = 'SCHEMA_VALIDATION_FAILED';
const SOURCE = '[Source: (String)"not a definition"; line: 1, column: 4]';
const WITH_TOKEN = {
  StartAt: 'Send',
  States: {
    Send: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'q', MessageBody: 'm' },
      End: true,
    },
  },
};

test.each<[what: string, definition: Json | string, rest: JsonObject, answer: JsonObject]>([
  ['blank text', ' ', {}, failed({ code: SCHEMA, message: 'Definition must be a valid JSON object' })],
  [
    'text that is no JSON',
    'not a definition',
    {},
    failed({
      code: 'INVALID_JSON_DESCRIPTION',
      location: SOURCE,
      message:
        "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n" +
        ` at ${SOURCE}`,
    }),
  ],
  [
    'no states',
    { StartAt: 'A' },
    {},
    failed({ code: SCHEMA, location: '/', message: 'These fields are required: [States]' }),
  ],
  [
    'an empty object',
    {},
    {},
    failed({ code: SCHEMA, location: '/', message: 'These fields are required: [States, StartAt]' }),
  ],
  [
    'no StartAt',
    { States: { X: PASS } },
    { type: 'EXPRESS' },
    failed({ code: SCHEMA, location: '/', message: 'These fields are required: [StartAt]' }),
  ],
  [
    'a token in an Express machine',
    WITH_TOKEN,
    { type: 'EXPRESS' },
    failed({
      code: SCHEMA,
      location: '/States/Send/Resource',
      message: "Express state machine does not support '.waitForTaskToken' service integration ",
    }),
  ],
  [
    'a JSONPath state in a JSONata machine',
    { QueryLanguage: 'JSONata', StartAt: 'Pass', States: { Pass: { ...PASS, QueryLanguage: 'JSONPath' } } },
    {},
    failed({
      code: SCHEMA,
      location: '/States/Pass',
      message: "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
    }),
  ],
  [
    'a definition that is right',
    { StartAt: 'X', States: { X: PASS } },
    {},
    {
      result: 'OK',
      diagnostics: [],
      truncated: false,
    },
  ],
  [
    // Measured: floci-io/floci 2786.
    'a target that is not there and no end',
    { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'NOPE' } } },
    {},
    failed(
      { code: 'MISSING_TRANSITION_TARGET', message: "Missing 'Next' target: NOPE", location: '/States/A/Next' },
      { code: 'MISSING_END_STATE', message: 'Workflow has no terminal state' },
    ),
  ],
])('%s', (_what, definition, rest, answer) => {
  expect(validate(definition, rest)).toEqual(answer);
});

describe('as many diagnostics as requested', () => {
  const broken = (count: number): Json => ({
    StartAt: 'X',
    States: { X: { ...PASS, ...Object.fromEntries(Array.from({ length: count }, (_, n) => [`Field${n}`, n])) } },
  });

  test.each<[found: number, maxResults: number | undefined, shown: number, truncated: boolean]>([
    [3, undefined, 3, false],
    [3, 3, 3, false],
    [3, 2, 2, true],
    [101, undefined, 100, true],
    [101, 0, 100, true],
    [101, 100, 100, true],
  ])('%i found, maxResults %p: %i', (found, maxResults, shown, truncated) => {
    const answer = validate(broken(found), maxResults === undefined ? {} : { maxResults });
    expect(answer).toMatchObject({ result: 'FAIL', truncated });
    expect(answer.diagnostics).toHaveLength(shown);
  });
});

describe('warnings', () => {
  const machine = (state: JsonObject, rest: JsonObject = {}): JsonObject => ({
    ...rest,
    StartAt: 'X',
    States: { X: state },
  });
  const warned = (definition: Json): Json => validate(definition, { severity: 'WARNING' });

  test.each<[what: string, state: JsonObject, ...found: [code: string, location: string][]]>([
    [
      'a path without its .$',
      { ...PASS, Parameters: { a: '$.a', b: [{ c: "States.Format('{}', 1)" }], 'd.$': '$.d' } },
      ['NO_DOLLAR', '/States/X/Parameters/a'],
      ['NO_DOLLAR', '/States/X/Parameters/b[0]/c'],
    ],
    ['a path for a text', { Type: 'Fail', Error: '$.error', CausePath: '$.cause' }, ['NO_PATH', '/States/X/Error']],
    ['a path in a result', { ...PASS, Result: { 'a.$': '$.a' } }, ['PASS_RESULT_IS_STATIC', '/States/X/Result/a.$']],
    ['a price', { ...PASS, Result: '$5', Comment: '$.a' }],
  ])('of %s', (_what, state, ...found) => {
    const diagnostics = found.map(([code, location]) => ({
      severity: 'WARNING',
      code,
      location,
      message: expect.any(String) as string,
    }));
    expect(warned(machine(state))).toEqual({ result: 'OK', diagnostics, truncated: false });
    expect(validate(machine(state))).toEqual({ result: 'OK', diagnostics: [], truncated: false });
  });

  test('of a comparison with a path', () => {
    const rule = { And: [{ Variable: '$.a', StringEquals: '$.b' }], Next: 'Y' };
    const definition = {
      StartAt: 'X',
      States: { X: { Type: 'Choice', Choices: [rule], Default: 'Y' }, Y: { Type: 'Succeed' } },
    };
    expect(warned(definition)).toMatchObject({
      result: 'OK',
      diagnostics: [{ code: 'NO_PATH', location: '/States/X/Choices[0]/And[0]/StringEquals' }],
    });
  });

  test('come after the errors, and not in JSONata', () => {
    const state = { ...PASS, Result: '$.a', Colour: 1 };
    expect(warned(machine(state))).toMatchObject({
      result: 'FAIL',
      diagnostics: [{ severity: 'ERROR' }, { severity: 'WARNING' }],
    });
    const jsonata = machine({ ...PASS, Output: '$.a' }, { QueryLanguage: 'JSONata' });
    expect(warned(jsonata)).toMatchObject({ result: 'OK', diagnostics: [] });
  });
});

test.each<[request: JsonObject, name: string, message: string]>([
  [
    {},
    'ValidationException',
    "1 validation error detected: Value at 'definition' failed to satisfy constraint: Member must not be null",
  ],
  [
    { maxResults: 101 },
    'ValidationException',
    "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: " +
      'Member must have value less than or equal to 100',
  ],
  [
    { maxResults: -1, type: 'FAST' },
    'ValidationException',
    "2 validation errors detected: Value 'FAST' at 'type' failed to satisfy constraint: Member must satisfy enum value " +
      "set: [STANDARD, EXPRESS]; Value '-1' at 'maxResults' failed to satisfy constraint: Member must have value greater " +
      'than or equal to 0',
  ],
  [
    { severity: 'INFO' },
    'ValidationException',
    "1 validation error detected: Value 'INFO' at 'severity' failed to satisfy constraint: Member must satisfy enum " +
      'value set: [ERROR, WARNING]',
  ],
  [
    { definition: '' },
    'ValidationException',
    "1 validation error detected: Value at 'definition' failed to satisfy constraint: " +
      'Member must have length greater than or equal to 1',
  ],
  [
    { definition: ' '.repeat(1_048_577) },
    'ValidationException',
    "1 validation error detected: Value at 'definition' failed to satisfy constraint: " +
      'Member must have length less than or equal to 1048576',
  ],
  [{ maxResults: 'all' }, 'SerializationException', 'STRING_VALUE can not be converted to an Integer'],
  [{ definition: {} }, 'SerializationException', 'START_OBJECT can not be converted to a String'],
])('%#: a request that AWS refuses', (request, name, message) => {
  const definition: JsonObject = Object.keys(request).length === 0 ? {} : { definition: '{}' };
  const refused = expect.objectContaining({ name, message }) as Error;
  expect(() => validateDefinition({ ...definition, ...request })).toThrow(refused);
});

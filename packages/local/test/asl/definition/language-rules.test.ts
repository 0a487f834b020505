/** The query language of a definition and of its states, with AWS's words (floci-io/floci 2968, measured). */
import { END, only, onlyJsonata, problemsOf, TASK } from './machines';
import type { JsonObject } from '../../../src/base/json';

const JSONATA = { QueryLanguage: 'JSONata' };

function mapOf(inner: JsonObject, own: JsonObject = {}): JsonObject {
  return { Type: 'Map', ...own, ItemProcessor: { StartAt: 'Y', States: { Y: inner } }, End: true };
}

function parallelOf(inner: JsonObject, own: JsonObject = {}): JsonObject {
  return { Type: 'Parallel', ...own, Branches: [{ StartAt: 'Y', States: { Y: inner } }], End: true };
}

const WITH_OUTPUT = { ...END, Output: '{% 1 %}' };
const WITH_PATH = { ...END, InputPath: '$.a' };
const NOT_IN_JSONPATH =
  "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage";

test.each<[what: string, definition: JsonObject, problems: string[]]>([
  [
    'a Map that says JSONata',
    only(mapOf(WITH_OUTPUT, JSONATA)),
    [`${NOT_IN_JSONPATH} at /States/X/ItemProcessor/States/Y`],
  ],
  ['a Map that says nothing', only(mapOf(WITH_OUTPUT)), [`${NOT_IN_JSONPATH} at /States/X/ItemProcessor/States/Y`]],
  [
    'a Parallel that says JSONata',
    only(parallelOf(WITH_OUTPUT, JSONATA)),
    [`${NOT_IN_JSONPATH} at /States/X/Branches[0]/States/Y`],
  ],
  ['a JSONata Map', only(mapOf(WITH_PATH, JSONATA)), []],
  ['a JSONata Parallel', only(parallelOf(WITH_PATH, JSONATA)), []],
  ['a JSONata machine', onlyJsonata(mapOf(WITH_OUTPUT)), []],
  ['an inner state that says JSONata itself', only(mapOf({ ...WITH_OUTPUT, ...JSONATA })), []],
])('the states inside use the query language of the state machine: %s', (_what, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

test('a state cannot switch back to JSONPath, and its other problems are not reported', () => {
  const back = { ...WITH_PATH, QueryLanguage: 'JSONPath' };
  const message = "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
  expect(problemsOf(onlyJsonata(back))).toEqual([`SCHEMA_VALIDATION_FAILED: ${message} at /States/X`]);
  expect(problemsOf(onlyJsonata(mapOf(back)))).toEqual([
    `SCHEMA_VALIDATION_FAILED: ${message} at /States/X/ItemProcessor/States/Y`,
  ]);
});

test.each(['ItemProcessor', 'Iterator'])('an %s cannot set a query language', (field) => {
  const state = { Type: 'Map', [field]: { ...JSONATA, StartAt: 'Y', States: { Y: END } }, End: true };
  expect(problemsOf(only(state))).toEqual([
    `SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/X/${field}`,
  ]);
});

test('a branch cannot set a query language', () => {
  const state = { Type: 'Parallel', Branches: [{ ...JSONATA, StartAt: 'Y', States: { Y: END } }], End: true };
  expect(problemsOf(only(state))).toEqual([
    "SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/X/Branches[0]",
  ]);
});

test.each([
  ['jsonpath', 'Value should be one of the following: [JSONPath, JSONata]'],
  [1, 'Expected value of type [STRING]'],
])('%j is not a query language, and the rest is checked as JSONata', (language, message) => {
  expect(problemsOf(only({ ...WITH_OUTPUT, QueryLanguage: language }))).toEqual([
    `SCHEMA_VALIDATION_FAILED: ${message} at /States/X/QueryLanguage`,
  ]);
  expect(problemsOf(only(WITH_OUTPUT, { QueryLanguage: language }))).toEqual([
    `SCHEMA_VALIDATION_FAILED: ${message} at /QueryLanguage`,
  ]);
});

test('credentials must name a role', () => {
  const missing = "SCHEMA_VALIDATION_FAILED: The field 'RoleArn' is required but was missing at /States/X/Credentials";
  expect(problemsOf(only({ ...TASK, Credentials: {} }))).toEqual([missing]);
  expect(problemsOf(onlyJsonata({ ...TASK, Credentials: {} }))).toEqual([missing]);
  expect(problemsOf(only({ ...TASK, Credentials: { 'RoleArn.$': '$.role' } }))).toEqual([]);
  expect(problemsOf(onlyJsonata({ ...TASK, Credentials: { RoleArn: '{% $states.input.role %}' } }))).toEqual([]);
});

describe('variables that a state inside assigns', () => {
  const inner = { ...END, Assign: { failure: 1 } };
  const caught = { Catch: [{ ErrorEquals: ['States.ALL'], Assign: { failure: 2 }, Next: 'Z' }] };
  const machine = (state: JsonObject, other: JsonObject = {}) => ({
    StartAt: 'X',
    States: { X: { ...state, Next: 'Z', End: undefined }, Z: { ...END, ...other } },
  });
  const parsed = (definition: object) => JSON.parse(JSON.stringify(definition)) as JsonObject;
  const taken = "The variable 'failure' is already assigned in an outer scope";

  test.each([parallelOf(inner, caught), mapOf(inner, caught)])(
    'may be assigned by the catcher around it: %j',
    (state) => {
      expect(problemsOf(parsed(machine(state)))).toEqual([]);
    },
  );

  test.each([
    machine(parallelOf(inner, { Assign: { failure: 3 } })),
    machine(parallelOf(inner, caught), { Assign: { failure: 3 } }),
    machine(mapOf(parallelOf(inner), { ...caught, Assign: { failure: 1 } })),
  ])('may not be assigned by anything else around it', (definition) => {
    expect(problemsOf(parsed(definition)).join()).toContain(taken);
  });
});

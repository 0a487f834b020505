/** The rules that look at a machine as a whole: each refuses its case, in these words. */
import { END, only, problemsOf } from './machines';
import { assertDefinition, checkDefinition, DefinitionError } from '../../../src/asl/definition';
import { Json, JsonObject } from '../../../src/base/json';

const pass = (rest: JsonObject): JsonObject => ({ Type: 'Pass', ...rest });
const parallel = (...branches: Json[]): JsonObject => ({ Type: 'Parallel', Branches: branches, End: true });
const named = (name: string, state: Json): JsonObject => ({ StartAt: name, States: { [name]: state } });
const distributed = (state: Json): JsonObject => ({
  Type: 'Map',
  ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...named('Y', state) },
});

test.each<[rule: string, definition: Json, problems: string[]]>([
  ['a definition is an object', [], ['SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at /']],
  ['StartAt and States are there', {}, ['SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /']],
  [
    'StartAt and States are there in a branch, too',
    only(parallel({})),
    ['SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /States/X/Branches[0]'],
  ],
  [
    'StartAt is text and States an object',
    { StartAt: 1, States: [] },
    [
      'SCHEMA_VALIDATION_FAILED: Expected value of type String at /StartAt',
      'SCHEMA_VALIDATION_FAILED: Expected value of type Object at /States',
    ],
  ],
  [
    'there is a state',
    { StartAt: 'X', States: {} },
    [
      'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States',
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /StartAt",
    ],
  ],
  [
    'a machine has only known fields',
    only(END, { Sates: {} }),
    ["SCHEMA_VALIDATION_FAILED: Field 'Sates' is not supported at /"],
  ],
  [
    'Comment is text',
    only(END, { Comment: 1 }),
    ['SCHEMA_VALIDATION_FAILED: Expected value of type String at /Comment'],
  ],
  [
    'the timeout of a machine is not negative',
    only(END, { TimeoutSeconds: -1 }),
    ['SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /TimeoutSeconds'],
  ],
  [
    'the timeout of a machine is an integer',
    only(END, { TimeoutSeconds: '1' }),
    ['SCHEMA_VALIDATION_FAILED: Expected value of type Integer at /TimeoutSeconds'],
  ],
  [
    'the version is 1.0',
    only(END, { Version: '2.0' }),
    ['SCHEMA_VALIDATION_FAILED: Value should be one of the following: [1.0] at /Version'],
  ],
  [
    'StartAt exists',
    { StartAt: 'Y', States: { X: END } },
    [
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Y at /StartAt",
      'MISSING_TRANSITION_TARGET: State "X" is not reachable. at /States/X',
    ],
  ],
  [
    'Next exists',
    { StartAt: 'X', States: { X: pass({ Next: 'Z' }), Y: END } },
    [
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Z at /States/X/Next",
      'MISSING_TRANSITION_TARGET: State "Y" is not reachable. at /States/Y',
    ],
  ],
  [
    'Next does not lead out of a branch',
    {
      StartAt: 'X',
      States: { X: { ...parallel(named('Y', pass({ Next: 'Z' })), named('V', END)), End: false, Next: 'Z' }, Z: END },
    },
    ["MISSING_TRANSITION_TARGET: Missing 'Next' target: Z at /States/X/Branches[0]/States/Y/Next"],
  ],
  [
    'a machine can end',
    { StartAt: 'X', States: { X: pass({ Next: 'Y' }), Y: pass({ Next: 'X' }) } },
    ['MISSING_END_STATE: Workflow has no terminal state at null'],
  ],
  [
    'a machine that cannot end is told of no states that are not reached',
    { StartAt: 'X', States: { X: pass({ Next: 'Y' }), Y: pass({ Next: 'X' }), Z: pass({ Next: 'X' }) } },
    ['MISSING_END_STATE: Workflow has no terminal state at null'],
  ],
  [
    'Default and the targets of choices and catchers exist',
    {
      StartAt: 'X',
      States: {
        X: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'A' }], Default: 'B' },
        Y: { ...parallel(named('Z', END)), Catch: [{ ErrorEquals: ['E'], Next: 'C' }] },
      },
    },
    [
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/X/Default",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: A at /States/X/Choices[0]/Next",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/Y/Catch[0]/Next",
      'MISSING_TRANSITION_TARGET: State "Y" is not reachable. at /States/Y',
    ],
  ],
  [
    'no two states share a name, not even in different branches',
    only(parallel(named('Y', END), named('Y', END))),
    ['DUPLICATE_STATE_NAME: Duplicate State name: Y at /States/X/Branches[1]/States/Y'],
  ],
  [
    'a name has at most 80 characters',
    named('n'.repeat(81), END),
    [`INVALID_STATE_NAME: A state name must have 1 to 80 characters at /States/${'n'.repeat(81)}`],
  ],
  [
    'the query language is one of two',
    only(END, { QueryLanguage: 'SQL' }),
    ['SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage'],
  ],
  [
    'a JSONata machine holds no JSONPath state',
    only({ ...END, QueryLanguage: 'JSONPath' }, { QueryLanguage: 'JSONata' }),
    [
      "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/X",
    ],
  ],
  [
    'a branch does not assign a variable of the machine around it',
    only({ ...parallel(named('Y', pass({ Assign: { 'a.$': '$.a', b: 2 }, End: true }))), Assign: { a: 1 } }),
    [
      "DUPLICATE_VARIABLE_NAME: The variable 'a' is already assigned in an outer scope at " +
        '/States/X/Branches[0]/States/Y/Assign/a.$',
    ],
  ],
  ['a state is an object', only('Pass'), ['SCHEMA_VALIDATION_FAILED: Expected value of type Object at /States/X']],
  [
    'a definition has at most 1 MiB',
    only({ ...END, Result: 'é'.repeat(600_000) }),
    ['DEFINITION_TOO_LARGE: The definition has 1200069 bytes, more than 1048576 at /'],
  ],
  [
    'a definition is not nested too deep to be read',
    only({ ...END, Result: JSON.parse('['.repeat(600) + ']'.repeat(600)) as Json }),
    ['TOO_DEEPLY_NESTED: The definition is nested deeper than 500 levels at /'],
  ],
])('%s', (_rule, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

test.each<[what: string, definition: Json]>([
  ['a JSONata state in a JSONPath machine', only({ ...END, QueryLanguage: 'JSONata', Output: '{% 1 %}' })],
  [
    'the same variable in two branches',
    only(parallel(...['Y', 'Z'].map((name) => named(name, pass({ Assign: { a: 1 }, End: true }))))),
  ],
  [
    'a variable of the outer scope in a distributed Map',
    only({ ...distributed(pass({ Assign: { a: 1 }, End: true })), Assign: { a: 1 }, End: true }),
  ],
  [
    'a branch that cannot end',
    only(parallel({ StartAt: 'Y', States: { Y: pass({ Next: 'Z' }), Z: pass({ Next: 'Y' }) } })),
  ],
  [
    'a state that only a catcher leads to',
    {
      StartAt: 'X',
      States: {
        X: { ...parallel(named('Y', END)), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }] },
        Z: { Type: 'Fail' },
      },
    },
  ],
  ['a name of 80 emoji', named('🙂'.repeat(80), END)],
  ['a state named after a property of every object', named('constructor', END)],
])('accepts %s', (_what, definition) => {
  expect(problemsOf(definition)).toEqual([]);
});

test('assertDefinition throws all problems in one message, as AWS does', () => {
  const definition = { StartAt: 'X', States: { X: pass({ Next: 'Y', Colour: 'red' }) } };
  expect(() => assertDefinition(definition)).toThrow(new DefinitionError(checkDefinition(definition)));
  expect(() => assertDefinition(definition)).toThrow(
    "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: Y at /States/X/Next, " +
      'MISSING_END_STATE: Workflow has no terminal state at null, ' +
      "SCHEMA_VALIDATION_FAILED: Field 'Colour' is not supported at /States/X'",
  );
});

test('assertDefinition does not throw for a definition without problems', () => {
  expect(assertDefinition(only(END))).toBeUndefined();
});

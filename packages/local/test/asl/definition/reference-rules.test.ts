/**
 * What expressions cannot refer to. AWS's codes, places and words were measured with ValidateStateMachineDefinition and are told in
 * floci-io/floci 2670, 2699 and 2745.
 */
import { END, MAP, onlyJsonata, problemsOf, TASK } from './machines';
import { Json, JsonObject } from '../../../src/base/json';

const NEXT = { ErrorEquals: ['States.ALL'], Next: 'X' };

function topLevel(name: string, path: string): string {
  return `UNSUPPORTED_JSONATA_EXPRESSION: Reference to '${name}' at the top level is not supported. at /States/X/${path}`;
}

test.each<[expression: string, ...names: string[]]>([
  ['phone', 'phone'],
  ['phone[0].x', 'phone'],
  ['$.phone', '$'],
  ['$', '$'],
  ['aaa + bbb + aaa', 'aaa', 'bbb'],
  ['{"a": [aaa], bbb: 1}', 'aaa', 'bbb'],
  ['$map($states.input.a, function($x) { b })', 'b'],
  ['($x := a; b)', 'a', 'b'],
  ['a ? b : c', 'a', 'b', 'c'],
  ['-a', 'a'],
  ['a ~> $sum()', 'a'],
  ['$sum(a)', 'a'],
  ['$replace(?, a, "b")', 'a'],
  ['[1..a]', 'a'],
])('refuses %s', (expression, ...names) => {
  const machine = onlyJsonata({ ...END, Output: { v: `{% ${expression} %}` } });
  expect(problemsOf(machine)).toEqual(names.map((name) => topLevel(name, 'Output/v')));
});

test.each([
  '$states.input.phone',
  '$states.input.items[phone > 3]',
  '$states.input.items^(phone).{"a": phone}',
  '$states.input.items{phone: $sum(amount)}',
  '$states.input.(phone)',
  '$map($states.input.a, function($x) { $x.phone })',
  '$states.input ~> |items|{"phone": price}|',
  '$phone',
  '$states.context.Execution.Id',
  '"phone"',
])('accepts %s', (expression) => {
  expect(problemsOf(onlyJsonata({ ...END, Output: { v: `{% ${expression} %}` } }))).toEqual([]);
});

test('refuses $$', () => {
  expect(problemsOf(onlyJsonata({ ...END, Output: '{% $$.phone %}' }))).toEqual([
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/X/Output",
  ]);
});

test.each<[where: string, state: Json, path: string]>([
  ['a deep value', { ...END, Output: { a: { b: ['{% phone %}'] } } }, 'Output/a/b[0]'],
  ['an assignment', { ...END, Assign: { Next: '{% phone %}' } }, 'Assign/Next'],
  ['a wait', { Type: 'Wait', Seconds: '{% phone %}', End: true }, 'Seconds'],
  ['a cause', { Type: 'Fail', Cause: '{% phone %}' }, 'Cause'],
  ['items', { ...MAP, Items: '{% phone %}' }, 'Items'],
  ['a payload', { ...TASK, Arguments: { Comment: '{% phone %}' } }, 'Arguments/Comment'],
  ['a catcher', { ...TASK, Catch: [{ ...NEXT, Output: { v: '{% phone %}' } }] }, 'Catch[0]/Output/v'],
])('includes the location in %s', (_where, state, path) => {
  expect(problemsOf(onlyJsonata(state))).toEqual([topLevel('phone', path)]);
});

test('treats error names, comments and column names as text', () => {
  const state: JsonObject = { ...TASK, Comment: '{% phone %}', Retry: [{ ErrorEquals: ['{% phone %}'] }] };
  expect(problemsOf(onlyJsonata(state))).toEqual([]);
});

describe('a reference to $states', () => {
  const noField = (field: string, path: string) =>
    `UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.${field}' does not exist. at /States/X/${path}`;

  test.each<[state: JsonObject, field: string, path: string]>([
    [{ ...END, Output: '{% $states.errorOutput %}' }, 'errorOutput', 'Output'],
    [{ ...TASK, Output: '{% $states.errorOutput.Cause %}' }, 'errorOutput', 'Output'],
    [{ ...TASK, Arguments: '{% $states.errorOutput %}' }, 'errorOutput', 'Arguments'],
    [{ ...END, Output: '{% $states.result %}' }, 'result', 'Output'],
    [{ ...TASK, Arguments: { a: '{% $sum($states.result.a) %}' } }, 'result', 'Arguments/a'],
    [{ ...TASK, Catch: [{ ...NEXT, Output: '{% $states.result %}' }] }, 'result', 'Catch[0]/Output'],
  ])('refuses a field that is not available: %j', (state, field, path) => {
    expect(problemsOf(onlyJsonata(state))).toEqual([noField(field, path)]);
  });

  test.each<[state: JsonObject]>([
    [
      {
        ...TASK,
        Catch: [{ ...NEXT, Output: '{% $states.errorOutput.Cause %}', Assign: { a: '{% $states.errorOutput %}' } }],
      },
    ],
    [{ ...TASK, Output: '{% $states.result %}', Assign: { a: '{% $states.result.a %}' } }],
    [{ ...MAP, Output: '{% $states.result %}' }],
  ])('accepts a field where it is available: %j', (state) => {
    expect(problemsOf(onlyJsonata(state))).toEqual([]);
  });
});

test.each([
  ['a[1,2)', 'Expected "]", got ","'],
  ['1 +', 'Unexpected end of expression'],
  ['"unterminated', 'String literal must be terminated by a matching quote'],
  ['{"a":}', 'The symbol "}" cannot be used as a unary operator'],
  ['$match("a", /abc', 'No terminating / in regular expression'],
  ['$a ?? 1', 'The symbol "?" cannot be used as a unary operator'],
])('refuses an expression that does not parse: %s', (expression, message) => {
  const [problem] = problemsOf(onlyJsonata({ ...END, Output: { v: `{% ${expression} %}` } }));
  expect(problem).toMatch(/^INVALID_JSONATA_EXPRESSION: .* at \/States\/X\/Output\/v$/);
  expect(problem).toContain(message);
});

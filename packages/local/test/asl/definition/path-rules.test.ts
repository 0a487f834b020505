/** Which texts are paths, Reference Paths and intrinsic calls. */
import { END, only, problemsOf, problemsOfX, StateCase, TASK } from './machines';

test.each<StateCase>([
  ['a path is a path', { ...END, InputPath: '$.a b' }, 'Value must be a valid JSONPath. at /InputPath'],
  ['a result goes to one place', { ...END, ResultPath: '$.a[*]' }, 'Value is not a Reference Path at /ResultPath'],
  ['a place is a path', { ...END, ResultPath: 'a' }, 'Value must be a valid JSONPath. at /ResultPath'],
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
  expect(problemsOfX(only(state))).toEqual(problems);
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
  // A published example of AWS has one (aws-samples/aws-stepfunctions-examples).
  '$$.Execution.Name ',
])('accepts the path %s', (InputPath) => {
  expect(problemsOf(only({ ...END, InputPath }))).toEqual([]);
});

test.each(['', 'a', '$.', '$.a.', '$.a[', '$.a[]', "$['a", '$a b', '$.a]', '$$$'])(
  'refuses the path "%s"',
  (InputPath) => {
    expect(problemsOfX(only({ ...END, InputPath }))).toEqual(['Value must be a valid JSONPath. at /InputPath']);
  },
);

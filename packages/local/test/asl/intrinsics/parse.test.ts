/** Which texts are intrinsic calls, and which only look like one. */
import fc from 'fast-check';
import { StatesError } from '../../../src/asl/contract';
import { evaluateIntrinsic, isIntrinsic, parseIntrinsic } from '../../../src/asl/intrinsics';

describe('parseIntrinsic', () => {
  test('distinguishes strings, numbers, words, paths and calls', () => {
    const text = "States.Array( 'a{}b' , -1.5e2, false ,null, $.x['a,)'].y , $$.Task.Token, $v, States.UUID( ) )";
    expect(parseIntrinsic(text)).toEqual({
      kind: 'call',
      name: 'States.Array',
      text,
      args: [
        { kind: 'string', pieces: ['a', 'b'] },
        { kind: 'literal', value: -150 },
        { kind: 'literal', value: false },
        { kind: 'literal', value: null },
        { kind: 'path', path: "$.x['a,)'].y" },
        { kind: 'path', path: '$$.Task.Token' },
        { kind: 'path', path: '$v' },
        { kind: 'call', name: 'States.UUID', args: [], text: 'States.UUID( )' },
      ],
    });
  });

  test.each([
    ['States.Nothing()', "there is no function 'States.Nothing'"],
    ['States.constructor()', "there is no function 'States.constructor'"],
    ['hello', "there is no function ''"],
    ['States.UUID', "'(' was expected at ''"],
    ['States.UUID() x', 'text follows the call'],
    ["States.Format('a'", "')' was expected at ''"],
    ["States.Format('a", 'a string has no closing quote'],
    ["States.Format('a', )", "an argument was expected at ')'"],
    ['States.Format("a")', 'an argument was expected at \'"a")\''],
    ["States.Format($['a)", 'a path has no closing quote'],
    ['States.Format(\'say \\"hi\\"\')', "a backslash may stand only before ', {, } or another backslash"],
    ["States.Format('a\\", "a backslash may stand only before ', {, } or another backslash"],
    [nested(11), 'it holds more than 10 calls'],
  ])('refuses %s: %s', (text, reason) => {
    expect(() => parseIntrinsic(text)).toThrow(
      new StatesError('States.IntrinsicFailure', `The function '${text}' had the following error: ${reason}`),
    );
  });

  test('accepts ten calls in one field', () => {
    expect(parseIntrinsic(nested(10)).name).toBe('States.Array');
  });

  test('returns a tree or a StatesError for any text', () => {
    const token = fc.constantFrom(
      'States.',
      'Array',
      'Format',
      '(',
      ')',
      "'",
      '\\',
      '{}',
      ',',
      ' ',
      '$',
      '[',
      '"',
      '1',
      'true',
    );
    const anything = fc.oneof(
      fc.string(),
      fc.array(token).map((tokens) => `States.Array(${tokens.join('')}`),
    );
    fc.assert(
      fc.property(anything, (text) => {
        try {
          expect(parseIntrinsic(text).kind).toBe('call');
        } catch (error) {
          expect(error).toBeInstanceOf(StatesError);
        }
      }),
    );
  });

  test('reads any string that is escaped as the guide says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const literal = `'${value.replace(/['{}\\]/g, '\\$&')}'`;
        const random = { next: () => 0, uuid: () => '' };
        expect(evaluateIntrinsic(`States.Format(${literal})`, { resolve: () => null, random })).toBe(value);
      }),
    );
  });
});

test('a call is distinguished from a path or plain text by its first characters', () => {
  expect(["States.Format('{}', $.a)", 'States.Bogus(', 'States.UUID ()'].map(isIntrinsic)).toEqual([true, true, true]);
  expect(['$.States.UUID()', 'States.Format', 'my States.UUID()', ''].map(isIntrinsic)).toEqual(Array(4).fill(false));
});

function nested(calls: number): string {
  return 'States.Array('.repeat(calls) + ')'.repeat(calls);
}

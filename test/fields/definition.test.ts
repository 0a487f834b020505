// What a declaration compiles to: the same in every language and order, and nothing that is not declared.
import * as fc from 'fast-check';
import { runStateMachine } from 'sentiment-form-local';
import { EACH_KIND } from './each-kind';
import { FormField } from '../../src';
import { jsonata, literal, member } from '../../src/private/states/jsonata';
import { allStates, backend, definitionOf } from '../support/synth';

const message = FormField.text({ required: true });
const checkOf = (fields: { [name: string]: FormField }) =>
  JSON.stringify(allStates(definitionOf(backend({ fields }).template)).find(([name]) => name === 'Check Submission'));

test('a form compiles to the same check in any order of its fields', () => {
  const [email, rating] = [FormField.email(), FormField.number()];
  expect(checkOf({ rating, message, email })).toBe(checkOf({ email, rating, message }));
});

test.each<[string, FormField, string[]]>([
  ['a text', FormField.text({ minLength: 2, maxLength: 3 }), ['WRONG_TYPE', 'TOO_LONG', 'TOO_SHORT']],
  ['a text of any length', FormField.text(), ['WRONG_TYPE', 'TOO_LONG']],
  ['an email address', FormField.email(), ['WRONG_TYPE', 'TOO_LONG', 'INVALID_FORMAT']],
  ['a choice', FormField.choice(['a']), ['WRONG_TYPE', 'NOT_A_CHOICE']],
  ['a checkbox', FormField.checkbox(), ['WRONG_TYPE']],
  ['a required checkbox', FormField.checkbox({ required: true }), ['REQUIRED', 'WRONG_TYPE', 'REQUIRED']],
  ['a number', FormField.number({ required: true }), ['REQUIRED', 'WRONG_TYPE', 'OUT_OF_RANGE', 'INVALID_FORMAT']],
])('%s is checked for its type first, and for nothing that it does not declare', (_, field, codes) => {
  const problems = checkOf({ message, extra: field }).matchAll(/'field': 'extra', 'code': '([A-Z_]+)'/g);
  expect([...problems].map(([, code]) => code)).toEqual(codes);
});

test('a check refers to no variable that it does not define', () => {
  const fields = Object.entries(EACH_KIND).map(([kind, { field }]) => [kind, field(kind)] as const);
  const check = checkOf({ message, ...Object.fromEntries(fields) });
  expect(check).not.toContain('$nothing');
});

test('any text is safe as a literal', async () => {
  await fc.assert(
    fc.asyncProperty(texts(), async (text) => {
      expect(await valueOf(literal(text))).toBe(text);
      expect(literal(text)).not.toMatch(/%}|\$\{|\{\{/);
    }),
    { numRuns: 100 },
  );
});

test.each(['plain', 'in', 'and', 'or', 'true', 'false', 'null', 'function', 'first-name', '1st', 'a.b', 'a b'])(
  'a member named "%s" is found',
  async (name) => {
    expect(await valueOf(`($object := {${literal(name)}: 'found'}; ${member('$object', name)})`)).toBe('found');
  },
);

/** Quotes and similar characters are more frequent than in random text. */
function texts(): fc.Arbitrary<string> {
  const hard = fc.constantFrom(`'`, '"', '\\', '%}', '{%', '${', '{{', '{{{', '\n', '\u0000', '\u2028', '😀', '`');
  return fc.array(fc.oneof(hard, fc.string({ unit: 'grapheme' })), { maxLength: 8 }).map((parts) => parts.join(''));
}

async function valueOf(expression: string): Promise<unknown> {
  const say = { Type: 'Pass', Output: jsonata(expression), End: true };
  const definition = { QueryLanguage: 'JSONata', StartAt: 'Say', States: { Say: say } };
  const invoke = async () => Promise.reject(new Error('There is nothing to invoke'));
  const { status, output } = await runStateMachine(definition, {}, { invoke });
  expect(status).toBe('SUCCEEDED');
  return output;
}

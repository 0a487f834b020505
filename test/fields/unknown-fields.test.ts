// Undeclared fields that a form keeps, if it is configured to.
import { randomUUID } from 'crypto';
import { FormField } from '../../src';
import { useBackend } from '../support/shared-backend';

const form = useBackend({
  props: () => ({ fields: { message: FormField.text() }, keepUnknownFields: true }),
});

/** Defined instead of assigned, so that `__proto__` is a field like any other. */
function withField(name: string, value: unknown): object {
  return Object.defineProperty({ message: 'x' }, name, { value, enumerable: true });
}

test.each<[string, unknown]>([
  ['color', 'red'],
  ['size', 4.5],
  ['gift', true],
  ['gift', false],
  ['q1.a:b-c_d', 'x'],
  ['long', '😀'.repeat(1000)],
  ['largest', -999999999999999],
  ['constructor', 'x'],
  ['toString', 'x'],
  ['hasOwnProperty', 1],
  ['length', 3],
  ['sequence', true],
])('keeps a field named %s unchanged', async (name, value) => {
  const answer = await form.submit(withField(name, value));
  expect((await form.recordOf(answer)).fields).toEqual(withField(name, value));
});

test.each(['', null, '  '])('does not keep a field that is %p', async (value) => {
  const answer = await form.submit(withField('color', value));
  expect((await form.recordOf(answer)).fields).toEqual({ message: 'x' });
});

test.each<[string, string, unknown, string, string]>([
  ['an object', 'a', { b: 1 }, 'WRONG_TYPE', 'a must be a text, a number, true or false.'],
  ['a list', 'a', [], 'WRONG_TYPE', 'a must be a text, a number, true or false.'],
  ['a list of one text', 'a', ['x'], 'WRONG_TYPE', 'a must be a text, a number, true or false.'],
  ['a text that is too long', 'a', '😀'.repeat(1001), 'TOO_LONG', 'a must be at most 1000 characters long.'],
  ['a number of 16 digits', 'a', 1e15, 'OUT_OF_RANGE', 'a must be a number of no more than 15 digits and 15 decimals.'],
  [
    'a number that no table takes',
    'a',
    1e-300,
    'OUT_OF_RANGE',
    'a must be a number of no more than 15 digits and 15 decimals.',
  ],
  ['a name with an underscore before it', '__proto__', 'x', 'UNKNOWN_FIELD', 'A field cannot have this name.'],
  ['a name that is empty', '', 'x', 'UNKNOWN_FIELD', 'A field cannot have this name.'],
  ['a name with a blank', 'a b', 'x', 'UNKNOWN_FIELD', 'A field cannot have this name.'],
  ['a name with a line break at its end', 'a\n', 'x', 'UNKNOWN_FIELD', 'A field cannot have this name.'],
  ['a name of 65 characters', 'a'.repeat(65), 'x', 'UNKNOWN_FIELD', 'A field cannot have this name.'],
])('refuses %s', async (_, field, value, code, message) => {
  expect(await form.submit(withField(field, value))).toEqual({
    outcome: 'REJECTED',
    errors: [{ field, code, message }],
  });
});

test('keeps up to twenty of them', async () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, index]));
  const answer = await form.submit(many(20));
  expect((await form.recordOf(answer)).fields).toEqual(many(20));
  expect(await form.submit(many(21))).toEqual({
    outcome: 'REJECTED',
    errors: [
      { field: '', code: 'TOO_MANY_FIELDS', message: 'At most 20 fields are taken that the form does not declare.' },
    ],
  });
});

test('distinguishes submissions by them, in any order', async () => {
  const submissionId = randomUUID();
  const first = await form.submit({ submissionId, message: 'x', color: 'red', size: 4 });
  expect((await form.submit({ size: 4, color: 'red', message: 'x', submissionId })).ticketId).toBe(first.ticketId);
  expect((await form.submit({ submissionId, message: 'x', color: 'red', size: 5 })).ticketId).not.toBe(first.ticketId);
  expect((await form.submit({ submissionId, message: 'x', color: 'red' })).ticketId).not.toBe(first.ticketId);
  expect((await form.submit({ submissionId, message: 'x', colour: 'red', size: 4 })).ticketId).not.toBe(first.ticketId);
});

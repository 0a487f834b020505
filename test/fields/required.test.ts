// Required fields, and that all errors of a submission are returned at once.
import { FormField } from '../../src';
import { useBackend } from '../support/shared-backend';

const form = useBackend({
  props: () => ({
    fields: {
      message: FormField.text({ required: true, label: 'Your message' }),
      email: FormField.email({ required: true }),
      topic: FormField.choice(['order', 'return'], { required: true }),
      terms: FormField.checkbox({ required: true, label: 'The terms' }),
      rating: FormField.number({ required: true, min: 0 }),
      name: FormField.text({ minLength: 2, maxLength: 4 }),
      code: FormField.text({ maxLength: 4 }),
    },
  }),
});

const VALID = { message: 'x', email: 'a@b', topic: 'order', terms: true, rating: 0 };

test('accepts a submission that has all required fields', async () => {
  const answer = await form.submit(VALID);
  expect((await form.recordOf(answer)).fields).toEqual(VALID);
});

test.each([
  ['absent', undefined],
  ['null', null],
  ['empty', ''],
  ['blank', ' \n '],
])('refuses required fields that are %s', async (_, value) => {
  const { outcome, errors } = await form.submit(Object.fromEntries(Object.keys(VALID).map((name) => [name, value])));
  expect({ outcome, errors }).toEqual({
    outcome: 'REJECTED',
    errors: [
      { field: 'email', code: 'REQUIRED', message: 'email is required.' },
      { field: 'rating', code: 'REQUIRED', message: 'rating is required.' },
      { field: 'terms', code: 'REQUIRED', message: 'The terms must be checked.' },
      { field: 'topic', code: 'REQUIRED', message: 'topic is required.' },
      { field: 'message', code: 'REQUIRED', message: 'Your message is required.' },
    ],
  });
});

test.each([false, 'off', 'false'])('refuses a required checkbox that is %p', async (terms) => {
  expect(await form.problemsOf({ ...VALID, terms })).toEqual(['terms REQUIRED']);
});

test('accepts a required number that is zero', async () => {
  expect((await form.submit({ ...VALID, rating: '0' })).outcome).toBe('ACCEPTED');
});

test('returns all errors at once, with one code for each field', async () => {
  const wrong = {
    submissionId: 'x',
    message: 5,
    email: 'a',
    topic: 'x',
    rating: -1,
    name: 'x',
    code: 'xxxxx',
    colour: 'red',
    terms: 'on',
  };
  expect(await form.problemsOf(wrong)).toEqual([
    'code TOO_LONG',
    'email INVALID_FORMAT',
    'name TOO_SHORT',
    'rating OUT_OF_RANGE',
    'topic NOT_A_CHOICE',
    'message WRONG_TYPE',
    'submissionId INVALID_FORMAT',
    'colour UNKNOWN_FIELD',
  ]);
});

test('names the first ten unknown fields, with up to a hundred characters of each', async () => {
  const unknown = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}${'x'.repeat(200)}`, 1]));
  const { errors = [] } = await form.submit({ ...VALID, ...unknown });
  expect(errors).toHaveLength(10);
  expect(new Set(errors.map(({ field, code }) => `${field.length} ${code}`))).toEqual(new Set(['100 UNKNOWN_FIELD']));
});

test.each(['__proto__', 'constructor', 'toString', '', ' message', 'Message', 'a"b'])(
  'refuses an undeclared field named %p',
  async (name) => {
    // Defined instead of assigned, so that `__proto__` is a field like any other.
    const submission = Object.defineProperty({ ...VALID }, name, { value: 'x', enumerable: true });
    expect(await form.problemsOf(submission)).toEqual([`${name} UNKNOWN_FIELD`]);
  },
);

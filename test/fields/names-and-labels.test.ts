// Allowed names of fields, and labels, which must not break the expressions that contain them.
import { randomUUID } from 'crypto';
import { FormField } from '../../src';
import { useBackend } from '../support/shared-backend';

/** Names that are valid in HTML and JSON and might not be in an expression language. */
const NAMES = ['in', 'and', 'or', 'true', 'false', 'null', 'function', 'first-name', 'a-1_b', 'fields', 'errors', 'e'];

const LABELS = [
  `Ada's "own" words`,
  `'`,
  `\\`,
  `\\' & $submission.id & '`,
  '{% $submission.id %}',
  '%}',
  'two\nlines\r\n\tand a tab',
  'zero \u0000 and half an emoji \ud83d',
  '😀 Ελλάδα \u2028',
  '`backticks` ${interpolation} $dollars {{resolve}}',
];

const form = useBackend({
  props: () => ({
    fields: {
      message: FormField.text({ required: true }),
      ...Object.fromEntries(NAMES.map((name) => [name, FormField.text({ maxLength: 5 })])),
      ...Object.fromEntries(LABELS.map((label, index) => [`label${index}`, FormField.number({ label })])),
    },
  }),
});

test.each(NAMES)('checks and records a field named %s', async (name) => {
  expect(await form.problemsOf({ message: 'x', [name]: 'x'.repeat(6) })).toEqual([`${name} TOO_LONG`]);

  const submission = { submissionId: randomUUID(), message: 'x', [name]: 'y' };
  const answer = await form.submit(submission);
  expect((await form.recordOf(answer)).fields).toEqual({ message: 'x', [name]: 'y' });
  // It is part of what distinguishes submissions.
  const { ticketId } = await form.submit({ ...submission, [name]: 'z' });
  expect(ticketId).not.toBe(answer.ticketId);
});

test('uses every label unchanged', async () => {
  const wrong = Object.fromEntries(LABELS.map((_, index) => [`label${index}`, 'x']));
  const { errors = [] } = await form.submit({ message: 'x', ...wrong });
  expect(errors.map(({ message }) => message)).toEqual(LABELS.map((label) => `${label} must be a number.`));
});

// The same submission in another form gets the same ticket.
import { randomUUID } from 'crypto';
import { FormField } from '../../src';
import { records } from '../support/running-backend';
import { useBackend } from '../support/shared-backend';

const form = useBackend({
  props: () => ({
    fields: {
      message: FormField.text({ required: true }),
      name: FormField.text(),
      rating: FormField.number(),
      agree: FormField.checkbox(),
    },
  }),
});

const SUBMISSION = { message: 'Hello', name: 'Ada', rating: 5, agree: true };

test.each<[string, object]>([
  ['its fields in another order', { agree: true, rating: 5, name: 'Ada', message: 'Hello' }],
  ['a number in a text', { ...SUBMISSION, rating: '5' }],
  ['a number in a text with a point', { ...SUBMISSION, rating: '5.0' }],
  ['a checkbox as an HTML form sends it', { ...SUBMISSION, agree: 'on' }],
])('treats a submission with %s as the same one', async (_, again) => {
  const submissionId = randomUUID();
  const first = await form.submit({ submissionId, ...SUBMISSION });
  expect(await form.submit({ submissionId, ...again })).toEqual(first);
  expect((await records(form.local)).filter((record) => record.submissionId === submissionId)).toHaveLength(1);
});

test('treats a missing checkbox as an unchecked one', async () => {
  const submissionId = randomUUID();
  const first = await form.submit({ submissionId, message: 'Hello', agree: false });
  expect(await form.submit({ submissionId, message: 'Hello' })).toEqual(first);
});

test.each<[string, object]>([
  ['another number', { ...SUBMISSION, rating: 5.1 }],
  ['a checkbox that is not checked', { ...SUBMISSION, agree: false }],
  ['a text less', { ...SUBMISSION, name: '' }],
  ['its texts exchanged', { ...SUBMISSION, name: 'Hello', message: 'Ada' }],
])('treats a submission with %s as a different one', async (_, other) => {
  const submissionId = randomUUID();
  const first = await form.submit({ submissionId, ...SUBMISSION });
  expect((await form.submit({ submissionId, ...other })).ticketId).not.toBe(first.ticketId);
});

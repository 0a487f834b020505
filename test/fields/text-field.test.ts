// Which field is analyzed, and what happens to a submission without text.
import { FormField } from '../../src';
import { useBackend } from '../support/shared-backend';

const form = useBackend({
  props: () => ({
    fields: { 'your-story': FormField.text({ maxLength: 5000 }), message: FormField.text(), zip: FormField.text() },
    textField: 'your-story',
  }),
});

test('is the configured one, not the one named message', async () => {
  const answer = await form.submit({ 'your-story': 'This is terrible, I want my money back.', message: 'I love it!' });
  expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEGATIVE' });
});

test.each<[string, object]>([
  ['absent', {}],
  ['blank', { 'your-story': ' ' }],
  ['null', { 'your-story': null }],
])('makes a submission neutral without analysis if it is optional and %s', async (_, story) => {
  const answer = await form.submit({ message: 'This is terrible, I want my money back.', ...story });
  expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEUTRAL' });
  expect(form.local.executions().at(-1)?.path).not.toContain('Detect Sentiment');

  const record = await form.recordOf(answer);
  expect(record).toMatchObject({ sentiment: 'NEUTRAL', sentimentScore: answer.sentimentScore });
  expect(record).not.toHaveProperty('attention');
  expect(form.local.outbox()).not.toContainEqual(
    expect.objectContaining({ subject: expect.stringContaining(answer.ticketId ?? 'no ticket') }),
  );
});

test('allows an empty submission if nothing is required', async () => {
  const answer = await form.submit({});
  expect((await form.recordOf(answer)).fields).toEqual({});
});

// A function checks who sent the form: its answers, and what happens if it fails.
import { randomUUID } from 'crypto';
import { functionOf } from '../support/function-of';
import { records } from '../support/running-backend';
import { useBackend } from '../support/shared-backend';

/** It remembers tokens, as the services do, and refuses a token that is sent twice. */
const VERIFIER = `
  globalThis.seen ??= [];
  const keys = Object.keys(event).sort().join();
  if (keys !== 'submissionId,token' || !/^[0-9a-f-]{36}$/.test(event.submissionId)) throw new Error('Asked wrongly: ' + keys);
  const { token } = event;
  if (token === 'fails') throw new Error('No');
  if (token === 'late') await new Promise((resolve) => setTimeout(resolve, 10000));
  if (token === 'text') return 'false';
  if (token === 'null') return null;
  if (token === 'empty') return {};
  if (token === 'word') return { isHuman: 'false' };
  if (token === 'once' && globalThis.seen.includes(token)) return { isHuman: false };
  globalThis.seen.push(token);
  return { isHuman: token !== 'robot' && token !== null && token.length !== 4096 };
`;

const form = useBackend({
  props: (stack) => ({
    spam: {
      honeypotField: 'website',
      verifier: { handler: functionOf(stack, 'Verifier', VERIFIER), tokenField: 'cf-turnstile-response' },
    },
  }),
});

const submissionWith = (token?: unknown) => ({ message: 'This is terrible.', 'cf-turnstile-response': token });

const lastPath = () => form.local.executions().at(-1)?.path ?? '';

test.each<[string, unknown]>([
  ['says no', 'robot'],
  ['gets no token', undefined],
  ['gets an object as a token, which is passed on as no token', { toString: 'x' }],
  ['gets a token that is too long, whose beginning is passed on', 'x'.repeat(5000)],
])('holds a submission if the verifier %s and denies that it is human', async (_, token) => {
  const answer = await form.submit(submissionWith(token));
  expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEUTRAL' });
  expect(await form.recordOf(answer)).toMatchObject({ status: 'HELD', heldFor: 'VERIFIER', attention: 'HELD' });
  expect(lastPath()).not.toContain('Detect Sentiment');
});

test.each(['human', 'fails', 'late', 'text', 'null', 'empty', 'word'])(
  'does not hold a submission if the verifier is asked about the token "%s"',
  async (token) => {
    const answer = await form.submit(submissionWith(token));
    const record = await form.recordOf(answer);
    expect(lastPath()).toContain('Verify Submission');
    expect(record).toMatchObject({ sentiment: 'NEGATIVE', fields: { message: 'This is terrible.' } });
    expect(record).not.toHaveProperty('heldFor');
  },
);

test('does not ask about a submission that is already held', async () => {
  const answer = await form.submit({ ...submissionWith('human'), website: 'x' });
  expect(await form.recordOf(answer)).toMatchObject({ heldFor: 'HONEYPOT' });
  expect(lastPath()).not.toContain('Verify Submission');
});

test('does not ask about a submission with errors', async () => {
  expect(await form.problemsOf({ 'cf-turnstile-response': 'human' })).toEqual(['message REQUIRED']);
  expect(lastPath()).not.toContain('Verify Submission');
});

test('gives a retry the same ticket although its token has been used, and does not hold it', async () => {
  const submission = { ...submissionWith('once'), submissionId: randomUUID() };
  const first = await form.submit(submission);
  expect(await form.submit(submission)).toEqual(first);
  const record = await form.recordOf(first);
  expect(record).toMatchObject({ attention: 'OPEN', sentiment: 'NEGATIVE' });
  expect(record).not.toHaveProperty('heldFor');
});

test('keeps the token out of the table and the emails', async () => {
  await form.submit(submissionWith('a-secret-token'));
  expect(form.local.outbox().length).toBeGreaterThan(0);
  expect(JSON.stringify([await records(form.local), form.local.outbox()])).not.toContain('a-secret-token');
});

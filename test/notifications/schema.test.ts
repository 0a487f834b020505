// Compares the documented JSON with what is really sent.
import { readFileSync } from 'fs';
import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import { LocalBackend } from 'sentiment-form-local';
import { FormField, Notification, Sentiment, SentimentFormBackendProps } from '../../src';
import { JsonSchema, problemsOf } from '../support/json-schema';
import { runBackend, submit } from '../support/running-backend';

const DOCS = join(__dirname, '..', '..', 'docs');
const schema = JSON.parse(readFileSync(join(DOCS, 'notification.schema.json'), 'utf8')) as JsonSchema;

const props = (stack: Stack): SentimentFormBackendProps => ({
  fields: { message: FormField.text({ required: true }), rating: FormField.number(), agree: FormField.checkbox() },
  keepUnknownFields: true,
  attention: { sentiments: [Sentiment.NEGATIVE, Sentiment.POSITIVE, Sentiment.MIXED, Sentiment.NEUTRAL] },
  notifications: [
    Notification.eventBus(new events.EventBus(stack, 'Bus')),
    Notification.topic(new sns.Topic(stack, 'Alerts')),
  ],
});

let backend: LocalBackend;
beforeAll(async () => {
  backend = await runBackend({ props });
  await submit(backend, { message: 'This is terrible, I want my money back.' });
  await submit(backend, { message: 'Thank you!', rating: 5, agree: true, extra: 7 });
  backend.failNext('comprehend', 'DetectSentiment', { error: 'InternalServerException', times: 2 });
  await submit(backend, { message: 'Where is my parcel?' });
  backend.failNext('dynamodb', 'PutItem', { error: 'InternalServerError', statusCode: 500, times: 2 });
  await submit(backend, { message: 'Awful.' });
  await backend.drain();
});
afterAll(async () => {
  await backend.stop();
});

test('events and messages match the schema, whatever happened to the submission', () => {
  const details: unknown[] = backend
    .eventBus('Stack/Bus')
    .events()
    .map(({ detail }) => detail);
  const messages: unknown[] = backend
    .topic('Stack/Alerts')
    .messages()
    .map(({ message }) => JSON.parse((JSON.parse(message) as { readonly default: string }).default));
  expect(details).toHaveLength(4);
  expect(details).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ sentiment: 'UNKNOWN', sentimentScore: null }),
      expect.objectContaining({ ticketId: expect.stringMatching(/^U-/) }),
    ]),
  );
  expect(messages).toEqual(expect.arrayContaining(details));
  expect([...details, ...messages].flatMap((detail) => problemsOf(schema, detail))).toEqual([]);
});

test('every required member of the schema is sent, and no other', () => {
  const [{ detail }] = backend.eventBus('Stack/Bus').events();
  expect(Object.keys(detail).sort()).toEqual([...(schema.required as string[])].sort());
});

test('the example in the documentation matches the schema', () => {
  const [, example] =
    /```json\n(\{\n {2}"version"[^`]*)```/.exec(readFileSync(join(DOCS, 'notifications.md'), 'utf8')) ?? [];
  expect(problemsOf(schema, JSON.parse(example))).toEqual([]);
});

test.each<[string, object, string]>([
  ['another version', { version: '2' }, '$.version: is another constant'],
  ['a sentiment that there is not', { sentiment: 'ANGRY' }, '$.sentiment: is not in the enum'],
  ['a score that is no probability', { sentimentScore: { Negative: 2 } }, '$.sentimentScore.Negative: is too large'],
  ['a score of something else', { sentimentScore: { Anger: 1 } }, '$.sentimentScore.Anger: is not known'],
  ['a time without a zone', { receivedAt: '2026-11-22T10:15:00.000' }, '$.receivedAt: does not match'],
  ['no fields', { fields: null }, '$.fields: is of type null'],
  ['a field of many values', { fields: { message: ['x'] } }, '$.fields.message: is of type array'],
])('the schema refuses %s', (_, change, problem) => {
  const [{ detail }] = backend.eventBus('Stack/Bus').events();
  expect(problemsOf(schema, { ...detail, ...change })).toEqual([problem]);
});

test('the schema refuses an empty object', () => {
  expect(problemsOf(schema, {})).toHaveLength((schema.required as string[]).length);
});

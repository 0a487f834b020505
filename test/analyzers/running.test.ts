// Whole submissions in the runner: whatever an analyzer does, they are accepted, recorded, and notified about if
// necessary.
import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LocalBackend } from 'sentiment-form-local';
import { FormField, SentimentAnalyzer, SentimentFormBackendProps } from '../../src';
import { records, runBackend, submit } from '../support/running-backend';

const ANGRY = 'This is terrible, I want my money back.';
const KIND = 'Thank you so much, this is wonderful and I love it!';

let backend: LocalBackend;
afterEach(async () => {
  await backend.stop();
});

async function run(props: (stack: Stack) => SentimentFormBackendProps): Promise<void> {
  backend = await runBackend({ props });
}

function custom(code: string) {
  return (stack: Stack) => ({
    analyzer: SentimentAnalyzer.custom(
      new lambda.Function(stack, 'Analyzer', {
        runtime: lambda.Runtime.NODEJS_24_X,
        handler: 'index.handler',
        code: lambda.Code.fromInline(code),
      }),
    ),
  });
}

test('a function of the user decides the sentiment, from the text and the ID', async () => {
  await run(
    custom(`exports.handler = async ({ text, submissionId }) => ({
      Sentiment: submissionId.length === 36 && text.length === 39 ? 'MIXED' : 'NEUTRAL', SentimentScore: { Mixed: 0.75 },
    });`),
  );
  const answer = await submit(backend, { message: ANGRY });
  expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'MIXED', sentimentScore: { Mixed: 0.75 } });
  const [record] = await records(backend);
  expect(record).toMatchObject({ sentiment: 'MIXED', sentimentScore: { Mixed: 0.75 }, analyzedBy: 'custom' });
  expect(record).not.toHaveProperty('attention');
});

test.each([
  ['throws', 'throw new Error("no");'],
  ['answers what no analyzer should', 'return { Sentiment: "FURIOUS", SentimentScore: { Negative: 1e200 } };'],
  ['answers more than Step Functions takes', 'return { Sentiment: "x".repeat(300000) };'],
  ['ends its process', 'process.exit(1);'],
])('a function that %s results in the sentiment UNKNOWN and a notification', async (_, body) => {
  await run(custom(`exports.handler = async () => { ${body} };`));
  const answer = await submit(backend, { message: ANGRY });
  expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'UNKNOWN', sentimentScore: null });
  await backend.drain();

  const [record] = await records(backend);
  expect(record).toMatchObject({ sentiment: 'UNKNOWN', attention: 'OPEN', notified: ['Email'] });
  expect(record).not.toHaveProperty('sentimentScore');
  expect(backend.outbox()).toHaveLength(1);
});

test('a function that never answers results in UNKNOWN, and a replay that does not invoke it again sends a notification', async () => {
  await run(custom('exports.handler = async () => { for (;;); };'));
  const answer = await submit(backend, { message: ANGRY });
  expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'UNKNOWN' });
  await backend.drain();

  expect(await records(backend)).toEqual([
    expect.objectContaining({ ticketId: answer.ticketId, sentiment: 'UNKNOWN', attention: 'OPEN' }),
  ]);
  expect(backend.outbox()).toHaveLength(1);
  expect(backend.queue('Stack/Form/ParkingQueue').messages()).toEqual([]);
});

test('the lexicon rates English', async () => {
  await run(() => ({ analyzer: SentimentAnalyzer.lexicon() }));
  expect(await submit(backend, { message: ANGRY })).toMatchObject({ sentiment: 'NEGATIVE' });
  expect(await submit(backend, { message: KIND })).toMatchObject({ sentiment: 'POSITIVE' });
  expect(await records(backend)).toEqual([
    expect.objectContaining({ analyzedBy: 'lexicon' }),
    expect.objectContaining({ analyzedBy: 'lexicon' }),
  ]);
});

test('without an analyzer every sentiment is UNKNOWN, and everything needs attention', async () => {
  await run(() => ({ analyzer: SentimentAnalyzer.none() }));
  expect(await submit(backend, { message: KIND })).toMatchObject({ sentiment: 'UNKNOWN', sentimentScore: null });
  expect(await records(backend)).toEqual([
    expect.objectContaining({ sentiment: 'UNKNOWN', analyzedBy: 'none', attention: 'OPEN' }),
  ]);
  expect(backend.outbox()).toHaveLength(1);
});

test('an empty text is not analyzed, and the answer is like any other', async () => {
  await run(() => ({ fields: { message: FormField.text(), name: FormField.text() } }));
  backend.failNext('comprehend', '*', { error: 'InternalServerException', times: 9 });
  expect(await submit(backend, { name: 'Ada' })).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEUTRAL' });
  expect(backend.outbox()).toEqual([]);
});

test('Comprehend is asked in the language that the form names', async () => {
  await run(() => ({
    fields: { message: FormField.text({ required: true }), lang: FormField.text() },
    analyzer: SentimentAnalyzer.comprehend({ languageField: 'lang' }),
  }));
  expect(await submit(backend, { message: ANGRY, lang: 'en-GB' })).toMatchObject({ sentiment: 'NEGATIVE' });
  expect(await submit(backend, { message: ANGRY, lang: 'tlh' })).toMatchObject({ sentiment: 'UNKNOWN' });
  expect(await submit(backend, { message: ANGRY })).toMatchObject({ sentiment: 'UNKNOWN' });
});

test('Comprehend detects the language of each text, and is asked in the fallback language for others', async () => {
  const detectLanguage = { detectLanguage: true, fallbackLanguageCode: 'en' };
  await run(() => ({ analyzer: SentimentAnalyzer.comprehend(detectLanguage) }));
  expect(await submit(backend, { message: ANGRY })).toMatchObject({ sentiment: 'NEGATIVE' });
  backend.failNext('comprehend', 'DetectDominantLanguage', { error: 'ThrottlingException' });
  expect(await submit(backend, { message: ANGRY })).toMatchObject({ sentiment: 'UNKNOWN' });
});

test('a language model rates through Bedrock, without scores', async () => {
  await run(() => ({ analyzer: SentimentAnalyzer.bedrock() }));
  expect(await submit(backend, { message: ANGRY })).toMatchObject({ sentiment: 'NEGATIVE', sentimentScore: null });
  const [record] = await records(backend);
  expect(record).toMatchObject({ sentiment: 'NEGATIVE', analyzedBy: 'bedrock', attention: 'OPEN' });
  expect(record).not.toHaveProperty('sentimentScore');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { JsonObject } from '../../src/asl/contract';
import { Comprehend } from '../../src/services/comprehend/comprehend';

const comprehend = new Comprehend();

async function detect(Text: string, LanguageCode = 'en'): Promise<JsonObject> {
  return (await comprehend.call('DetectSentiment', { Text, LanguageCode }, {})) as JsonObject;
}

test.each([
  ['NEGATIVE', 'This is terrible, I want my money back.'],
  ['NEGATIVE', 'My order never arrived.'],
  ['NEGATIVE', 'It doesn’t work'],
  ['NEGATIVE', 'I am not satisfied'],
  ['NEGATIVE', 'Not happy with this.'],
  ['NEGATIVE', 'NOT GOOD'],
  ['POSITIVE', 'Thank you, wonderful service!'],
  ['POSITIVE', 'No problems at all, great!'],
  ['NEUTRAL', 'Where is my parcel?'],
  ['NEUTRAL', 'Hello, what are your opening hours?'],
  ['NEUTRAL', '   '],
  ['NEUTRAL', '\ud83d'],
  ['MIXED', 'I love the design, but the battery is terrible.'],
  ['MIXED', 'Great product. However, the manual was awful.'],
])('finds %s in «%s»', async (sentiment, text) => {
  expect((await detect(text)).Sentiment).toBe(sentiment);
});

test('gives four scores that sum to 1, the largest of which is the sentiment, for any text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), async (text) => {
      const { Sentiment, SentimentScore } = await detect(text);
      const scores = Object.entries(SentimentScore as Record<string, number>);
      expect(scores.map(([name]) => name)).toEqual(['Positive', 'Negative', 'Neutral', 'Mixed']);
      expect(scores.reduce((sum, [, score]) => sum + score, 0)).toBeCloseTo(1, 9);
      const [largest] = scores.reduce((best, entry) => (entry[1] > best[1] ? entry : best));
      expect(largest.toUpperCase()).toBe(Sentiment);
    }),
  );
});

test('has no opinion on a language other than English', async () => {
  expect(await detect('Das ist furchtbar, terrible!', 'de')).toEqual({
    Sentiment: 'NEUTRAL',
    SentimentScore: { Positive: 0, Negative: 0, Neutral: 1, Mixed: 0 },
  });
});

test('takes 5,000 bytes of UTF-8 and refuses one more in the words of AWS', async () => {
  expect((await detect('é'.repeat(2500))).Sentiment).toBe('NEUTRAL');
  await expect(detect('é'.repeat(2500) + '!')).rejects.toMatchObject({
    name: 'TextSizeLimitExceededException',
    statusCode: 400,
    message:
      'Input text size exceeds limit. Max length of request text allowed is 5000 bytes while in this request the text size is 5001 bytes',
  });
});

test('rates the longest text in no time, however it is made', async () => {
  for (const unit of ["n't ", 'not ', "a'", '. ', 'good. ', 'x x ', '!', ' ']) {
    const started = performance.now();
    await detect(unit.repeat(Math.floor(5000 / unit.length)));
    expect(performance.now() - started).toBeLessThan(500);
  }
});

test.each<[string, JsonObject, string]>([
  ['no text', { LanguageCode: 'en' }, "null at 'text' failed to satisfy constraint: Member must not be null"],
  [
    'an empty text',
    { Text: '', LanguageCode: 'en' },
    "'' at 'text' failed to satisfy constraint: Member must have length",
  ],
  ['no language', { Text: 'x' }, "null at 'languageCode'"],
  ['a language that Comprehend does not know', { Text: 'x', LanguageCode: 'tlh' }, "'tlh' at 'languageCode'"],
])('refuses %s as a ValidationException', async (_what, input, message) => {
  await expect(comprehend.call('DetectSentiment', input, {})).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(`1 validation error detected: Value ${message}`),
  });
});

test('rates a batch, and lists the texts that are too long beside it', async () => {
  const answer = await comprehend.call(
    'BatchDetectSentiment',
    { TextList: ['wonderful', 'x'.repeat(5001), 'terrible'], LanguageCode: 'en' },
    {},
  );
  expect(answer).toMatchObject({
    ResultList: [
      { Index: 0, Sentiment: 'POSITIVE' },
      { Index: 2, Sentiment: 'NEGATIVE' },
    ],
    ErrorList: [{ Index: 1, ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED' }],
  });
  await expect(
    comprehend.call('BatchDetectSentiment', { TextList: Array(26).fill('x'), LanguageCode: 'en' }, {}),
  ).rejects.toMatchObject({ name: 'BatchSizeLimitExceededException' });
});

describe('measured against texts that people rated', () => {
  const folder = process.env.SENTIMENT_DIR;
  if (folder === undefined) {
    test('needs SENTIMENT_DIR, without which accuracy is not measured', () => {
      process.stdout.write('SENTIMENT_DIR is not set: the accuracy of the sentiment stand-in was not measured.\n');
      expect(folder).toBeUndefined();
    });
    return;
  }

  // VADER in Python reaches 82.4 % and 59.9 %; this reached 82.4 % and 61.4 %, each MIXED counted as wrong.
  test.each([
    ['tweets.tsv', 0.824],
    ['amazon-reviews.tsv', 0.61],
  ])('agrees with the raters of %s at least as often as %d', async (file, floor) => {
    const rated = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean).map(parseLine);
    const found = await Promise.all(rated.map(async ({ text }) => (await detect(text)).Sentiment));
    const agreed = rated.filter(({ sentiment }, index) => sentiment === found[index]).length;
    expect(agreed / rated.length).toBeGreaterThanOrEqual(floor);
  });
});

/** A mean rating from -4 to +4, a tab, the text. */
function parseLine(line: string): { sentiment: string; text: string } {
  const tab = line.indexOf('\t');
  const rating = Number(line.slice(0, tab));
  const sentiment = rating >= 0.5 ? 'POSITIVE' : rating <= -0.5 ? 'NEGATIVE' : 'NEUTRAL';
  return { sentiment, text: line.slice(tab + 1) };
}

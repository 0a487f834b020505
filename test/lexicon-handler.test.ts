import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { handler, LexiconInput } from '../src/handlers/lexicon.lambda';

const SECRET = 'my card number is 4111';

test('responds like DetectSentiment of Comprehend', async () => {
  expect(await handler({ text: 'My order never arrived, I want my money back.' })).toEqual({
    Sentiment: 'NEGATIVE',
    SentimentScore: {
      Positive: expect.any(Number),
      Negative: expect.any(Number),
      Neutral: expect.any(Number),
      Mixed: expect.any(Number),
    },
  });
});

test.each([
  ['POSITIVE', 'Great service!'],
  ['NEGATIVE', 'Terrible service!'],
  ['NEUTRAL', 'Where is it?'],
  ['MIXED', 'Great design, but terrible service.'],
])('finds %s in «%s»', async (sentiment, text) => {
  expect((await handler({ text })).Sentiment).toBe(sentiment);
});

test.each(['en', 'EN', 'en-GB', undefined])('treats a text whose language is %s as English', async (languageCode) => {
  expect((await handler({ text: 'terrible', languageCode })).Sentiment).toBe('NEGATIVE');
});

test.each(['de', 'english', 'zh-TW', '', SECRET])(
  "is neutral about a text in «%s», and fails with Comprehend's error name",
  async (languageCode) => {
    const failure = await failureOf({ text: SECRET, languageCode });
    expect(failure.name).toBe('UnsupportedLanguageException');
    expect(failure.message).toContain('must be en or begin with en-');
    expect(failure.message).not.toContain('4111');
  },
);

test.each<[unknown, string]>([
  [undefined, 'undefined and string'],
  [null, 'undefined and string'],
  [SECRET, 'undefined and string'],
  [{}, 'undefined and string'],
  [{ text: null }, 'object and string'],
  [{ text: 4111 }, 'number and string'],
  [{ text: [SECRET] }, 'object and string'],
  [{ text: SECRET, languageCode: 4111 }, 'string and number'],
  [{ text: SECRET, languageCode: null }, 'string and object'],
])('refuses %j with a TypeError that names types and shows none of it', async (event, types) => {
  const failure = await failureOf(event);
  expect(failure).toBeInstanceOf(TypeError);
  expect(failure.message).toBe(`Expected { text: string, languageCode?: string }, got ${types}.`);
});

describe('as it is deployed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
  const outfile = join(folder, 'index.js');
  beforeAll(() => {
    buildSync({
      entryPoints: [join(__dirname, '../src/handlers/lexicon.lambda.ts')],
      bundle: true,
      outfile,
      platform: 'node',
      target: 'node24',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is at most 60 KB gzipped', () => {
    expect(gzipSync(readFileSync(outfile)).length).toBeLessThanOrEqual(60 * 1024);
  });

  test('works without any other file', async () => {
    const bundled = createRequire(outfile)(outfile) as { handler: typeof handler };
    expect(await bundled.handler({ text: 'Terrible!' })).toEqual(await handler({ text: 'Terrible!' }));
  });
});

/** The error of the function for an input of the wrong type. */
async function failureOf(event: unknown): Promise<Error> {
  const failure: unknown = await handler(event as LexiconInput).catch((error: unknown) => error);
  if (!(failure instanceof Error)) throw new Error(`Expected an Error, got: ${JSON.stringify(failure)}`);
  return failure;
}

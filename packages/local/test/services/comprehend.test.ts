import fc from 'fast-check';
import { detectSentiment } from 'sentiment-form-lexicon';
import { JsonObject } from '../../src/base/json';
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

test('rates English as the lexicon analyzer does', async () => {
  const text = 'Not what I ordered, but the colour is lovely.';
  expect(await detect(text)).toEqual(detectSentiment(text));
});

test('returns four scores that sum to 1, with the sentiment as the largest, for any text', async () => {
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

test('is neutral in languages other than English', async () => {
  expect(await detect('Das ist furchtbar, terrible!', 'de')).toEqual({
    Sentiment: 'NEUTRAL',
    SentimentScore: { Positive: 0, Negative: 0, Neutral: 1, Mixed: 0 },
  });
});

test("accepts 5,000 bytes of UTF-8, and refuses one more with AWS's message", async () => {
  expect((await detect('é'.repeat(2500))).Sentiment).toBe('NEUTRAL');
  await expect(detect('é'.repeat(2500) + '!')).rejects.toMatchObject({
    name: 'TextSizeLimitExceededException',
    statusCode: 400,
    message:
      'Input text size exceeds limit. Max length of request text allowed is 5000 bytes while in this request the text size is 5001 bytes',
  });
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

test('rates a batch, and lists the texts that are too long separately', async () => {
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

describe('DetectDominantLanguage', () => {
  async function languagesOf(Text: string): Promise<{ LanguageCode: string; Score: number }[]> {
    const answer = (await comprehend.call('DetectDominantLanguage', { Text }, {})) as JsonObject;
    return answer.Languages as { LanguageCode: string; Score: number }[];
  }

  test.each([
    ['en', 'Where is my parcel? It was due on Monday.'],
    ['es', '¿Dónde está mi pedido? No ha llegado y no contestan.'],
    ['fr', 'Bonjour, je n’ai pas reçu ma commande, merci de me répondre.'],
    ['de', 'Das ist furchtbar, ich bin sehr enttäuscht von Ihnen.'],
    ['it', 'Buongiorno, il pacco non è arrivato. Grazie per la risposta.'],
    ['pt', 'Olá, o meu pedido ainda não chegou. Obrigado.'],
    ['nl', 'Het pakket is niet aangekomen en ik heb geen bericht gehad.'],
    ['sv', 'Jag har inte fått mitt paket och det är inte bra.'],
    ['ar', 'أين طلبي؟ لم يصل بعد.'],
    ['hi', 'मेरा ऑर्डर कहाँ है?'],
    ['ja', '注文した商品がまだ届きません。'],
    ['ko', '주문한 상품이 아직 도착하지 않았습니다.'],
    ['zh', '我的订单在哪里?'],
    ['zh-TW', '請問我的訂單在哪裡?'],
    ['ru', 'Где мой заказ?'],
    ['el', 'Πού είναι η παραγγελία μου;'],
    ['he', 'איפה ההזמנה שלי?'],
    ['th', 'สินค้าของฉันอยู่ที่ไหน'],
  ])('puts %s first for «%s»', async (code, text) => {
    expect((await languagesOf(text))[0].LanguageCode).toBe(code);
  });

  test('lists each language of a text, starting with the most frequent', async () => {
    const codes = async (text: string) => (await languagesOf(text)).map(({ LanguageCode }) => LanguageCode);
    expect(await codes('Где мой заказ? Where is it?')).toEqual(['ru', 'en']);
    expect(await codes('Где? Where is my order that I have paid for?')).toEqual(['en', 'ru']);
  });

  test.each(['xyzzy', '42', '   ', '😡', '\ud83d'])(
    'treats «%s», which could be any language, as English with a low score',
    async (text) => {
      const [best, ...others] = await languagesOf(text);
      expect(best.LanguageCode).toBe('en');
      expect(best.Score).toBeLessThan(0.5);
      expect(others).toEqual([]);
    },
  );

  test('returns scores from 0 to 1 in descending order, for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), async (text) => {
        const scores = (await languagesOf(text)).map(({ Score }) => Score);
        expect(scores.length).toBeGreaterThan(0);
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
    );
  });

  test("accepts 100,000 bytes, and refuses one more, a missing text and an empty text with AWS's messages", async () => {
    expect(await languagesOf('é'.repeat(50_000))).toHaveLength(1);
    await expect(languagesOf('é'.repeat(50_000) + '!')).rejects.toMatchObject({
      name: 'TextSizeLimitExceededException',
      message: expect.stringContaining('allowed is 100000 bytes while in this request the text size is 100001 bytes'),
    });
    await expect(languagesOf('')).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(comprehend.call('DetectDominantLanguage', {}, {})).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining("null at 'text'"),
    });
  });
});

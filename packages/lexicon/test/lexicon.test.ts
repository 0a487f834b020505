import { detectSentiment, rateEnglish, type Sentiment } from '../src';

test.each<[Sentiment, string]>([
  ['NEGATIVE', 'This is terrible, I want my money back.'],
  ['NEGATIVE', 'My order never arrived.'],
  ['NEGATIVE', "I'd like a refund."],
  ['NEGATIVE', 'The app crashes every time I open the settings'],
  ['NEGATIVE', 'The parcel was damaged and two items were missing.'],
  ['NEGATIVE', 'You charged me twice and nobody answers my emails!!!'],
  ['NEGATIVE', 'Nothing works'],
  ['NEGATIVE', 'thanks for nothing'],
  ['NEGATIVE', 'It could be better'],
  ['NEGATIVE', 'I was on hold for an hour'],
  ['NEGATIVE', 'This is a joke. Third time I write.'],
  ['NEGATIVE', 'Your website does not let me change my address.'],
  ['NEGATIVE', 'Nobody has called me back.'],
  ['NEGATIVE', 'You sent the invoice to my old address'],
  ['POSITIVE', 'Thank you, wonderful service!'],
  ['POSITIVE', 'Best customer support I have ever had.'],
  ['POSITIVE', 'Your website is great, thanks for the quick reply!'],
  ['POSITIVE', 'No problems at all, great!'],
  ['POSITIVE', 'I was expecting worse, it is really good'],
  ['POSITIVE', 'Not bad at all'],
  ['MIXED', 'I love the design, but the battery is terrible.'],
  ['MIXED', 'Great product. However, the manual was awful.'],
])('finds %s in what a customer writes: «%s»', (sentiment, text) => {
  expect(detectSentiment(text).Sentiment).toBe(sentiment);
});

test.each([
  'Where is my parcel?',
  'My order number is 20311.',
  'Do you repair broken screens?',
  'My name is Grace Hope and I live at 12 Sunny Lane.',
  'Hello, what are your opening hours?',
  'Dear Sir or Madam, could you please tell me whether you ship to Norway? Kind regards, Anna',
  'Hi, I would like to change my delivery address. Thanks in advance!',
  'I want to return my shoes. How does that work?',
  'Do you offer a warranty?',
  'How do I reset my password? I can’t log in.',
])('does not treat politeness as praise, or a question as a complaint: «%s»', (text) => {
  expect(detectSentiment(text).Sentiment).toBe('NEUTRAL');
});

test.each(['Not', 'NOT', 'not', 'Never', 'NEVER', 'Don’t', "DON'T", 'don`t', 'dont', 'Hardly ever, not', 'Without'])(
  'negates what follows «%s», however it is written',
  (negation) => {
    expect(detectSentiment(`${negation} happy with this`).Sentiment).toBe('NEGATIVE');
  },
);

test.each([
  ['No, thanks', 'POSITIVE'],
  ['No thanks', 'NEGATIVE'],
])('ends a negation at the end of its clause: «%s» is %s', (text, sentiment) => {
  expect(detectSentiment(text).Sentiment).toBe(sentiment);
});

test.each([
  ['good', 'very good'],
  ['good', 'good!'],
  ['good!', 'good!!'],
  ['it is good', 'it is GOOD'],
  ['kind of good', 'good'],
  ['good but late', 'late but good'],
  ['I was happy', 'I have never been so happy'],
])('finds less praise in «%s» than in «%s»', (weaker, stronger) => {
  expect(rateEnglish(weaker).Positive).toBeLessThan(rateEnglish(stronger).Positive);
});

test.each([
  ['bad', 'very bad'],
  ['bad', 'bad!'],
  ['it is bad', 'it is BAD'],
])('finds less criticism in «%s» than in «%s»', (weaker, stronger) => {
  expect(rateEnglish(weaker).Negative).toBeLessThan(rateEnglish(stronger).Negative);
});

test('counts at most four exclamation marks', () => {
  expect(rateEnglish('good!!!!!')).toEqual(rateEnglish('good!!!!'));
});

test.each([
  ['NEGATIVE', '😡'],
  ['NEGATIVE', 'where is it 👎🏽'],
  ['NEGATIVE', 'still here :('],
  ['POSITIVE', '❤️'],
  ['POSITIVE', 'done👍👍'],
  ['POSITIVE', 'done :D'],
  ['POSITIVE', 'done <3'],
])('finds %s in emoji and emoticons: «%s»', (sentiment, text) => {
  expect(detectSentiment(text).Sentiment).toBe(sentiment);
});

test.each(['terrible,broken', '(terrible)', '“terrible”', 'terrible...', 'so:terrible/broken', '***terrible***'])(
  'finds a word with punctuation around it: «%s»',
  (text) => {
    expect(detectSentiment(text).Sentiment).toBe('NEGATIVE');
  },
);

test.each(['', '   ', '42', '?!', '\ud83d', '\0', 'constructor __proto__ toString hasOwnProperty', '素晴らしい', 'Ø'])(
  'is neutral about «%s»',
  (text) => {
    expect(detectSentiment(text).Sentiment).toBe('NEUTRAL');
  },
);

test("keeps VADER's emoticons, slang and one-letter words, although our own words take precedence", () => {
  for (const word of ['lol', ':-)', 'xoxo', 'meh', ":'(", 'disadvantageousness']) {
    expect(detectSentiment(word).Sentiment).not.toBe('NEUTRAL');
  }
});

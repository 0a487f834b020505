import { Json, JsonObject, StatesError } from 'sentiment-form-local/lib/asl';
import { ComprehendAnalyzerOptions, FormField, SentimentAnalyzer } from '../../src';
import { runStates } from '../support/run-states';
import { backend, definitionOf, statementsOf } from '../support/synth';

const SCORES = { Positive: 0.01, Negative: 0.9, Neutral: 0.05, Mixed: 0.04 };
const NEGATIVE = { sentiment: 'NEGATIVE', sentimentScore: SCORES };
const UNKNOWN = { sentiment: 'UNKNOWN', sentimentScore: null };

function synthesize(options?: ComprehendAnalyzerOptions) {
  return backend({
    fields: { message: FormField.text({ required: true }), lang: FormField.text({ maxLength: 35 }) },
    analyzer: options && SentimentAnalyzer.comprehend(options),
  }).template;
}

/** Analyzes one text, and says in which languages the sentiment was asked for. */
async function analyze(
  options: ComprehendAnalyzerOptions,
  startAt: string,
  fields: JsonObject,
  detected: Json = { Languages: [] },
) {
  const { output, calls } = await runStates(definitionOf(synthesize(options)), {
    startAt,
    variables: { submission: { text: 'Nada funciona', fields } },
    invoke: async (resource) =>
      resource.endsWith('detectDominantLanguage') ? detected : { Sentiment: 'NEGATIVE', SentimentScore: SCORES },
  });
  const asked = calls.filter(({ resource }) => resource.endsWith('detectSentiment'));
  return { output, languages: asked.map(({ args }) => args.LanguageCode), calls };
}

test('asks Comprehend in English by default, with no other permission', async () => {
  const template = synthesize();
  const { output, calls } = await runStates(definitionOf(template), {
    startAt: 'Detect Sentiment',
    variables: { submission: { text: 'Nothing works' } },
    invoke: async () => ({ Sentiment: 'NEGATIVE', SentimentScore: SCORES }),
  });
  expect(output).toEqual(NEGATIVE);
  expect(calls.map(({ resource, args }) => [resource, args])).toEqual([
    ['states:::aws-sdk:comprehend:detectSentiment', { LanguageCode: 'en', Text: 'Nothing works' }],
  ]);
  expect(comprehendActions(template)).toEqual([[['comprehend:DetectSentiment'], '"*"']]);
});

test('asks in the language of all submissions, if there is only one', async () => {
  expect((await analyze({ languageCode: 'zh-TW' }, 'Detect Sentiment', {})).languages).toEqual(['zh-TW']);
});

describe('with a field that names the language', () => {
  test.each([
    ['de', 'de'],
    ['pt-BR', 'pt'],
    ['PT', 'pt'],
    ['zh', 'zh'],
    ['zh-tw', 'zh-TW'],
    ['zh-TW', 'zh-TW'],
    ['zh-CN', 'zh'],
    ['en-Latn-US', 'en'],
  ])('reads %s as %s', async (lang, code) => {
    const { output, languages } = await analyze({ languageField: 'lang' }, 'Read Language', { lang });
    expect({ output, languages }).toEqual({ output: NEGATIVE, languages: [code] });
  });

  test.each([['tlh'], ['nl-BE'], ['-'], ['german'], ['%}']])('does not accept the language %s', async (lang) => {
    const { output, languages } = await analyze({ languageField: 'lang' }, 'Read Language', { lang });
    expect({ output, languages }).toEqual({ output: UNKNOWN, languages: [] });
  });

  test.each([[{ lang: 'tlh' }], [{}]])('uses the fallback language if there is one: %j', async (fields) => {
    const options = { languageField: 'lang', fallbackLanguageCode: 'fr' };
    expect((await analyze(options, 'Read Language', fields)).languages).toEqual(['fr']);
  });

  test('analyzes nothing without a language', async () => {
    expect((await analyze({ languageField: 'lang' }, 'Read Language', {})).output).toEqual(UNKNOWN);
  });
});

describe('with language detection by Comprehend', () => {
  const detectLanguage = true;
  const languages = (...codes: string[]) => ({
    Languages: codes.map((LanguageCode, index) => ({ LanguageCode, Score: 0.1 * (index + 1) })),
  });

  test('asks in the most likely language, wherever it is in the list', async () => {
    const { output, calls } = await analyze({ detectLanguage }, 'Detect Language', {}, languages('en', 'es'));
    expect(output).toEqual(NEGATIVE);
    expect(calls.map(({ args }) => args)).toEqual([
      { Text: 'Nada funciona' },
      { LanguageCode: 'es', Text: 'Nada funciona' },
    ]);
  });

  test.each([
    ['one that it cannot analyze', languages('nl')],
    ['none at all', languages()],
    ['nothing that makes sense', {}],
  ])('sets the sentiment to UNKNOWN if it detects %s', async (_, detected) => {
    expect((await analyze({ detectLanguage }, 'Detect Language', {}, detected)).output).toEqual(UNKNOWN);
  });

  test('uses the fallback language if it detects one that it cannot analyze', async () => {
    const options = { detectLanguage, fallbackLanguageCode: 'en' };
    expect((await analyze(options, 'Detect Language', {}, languages('nl'))).languages).toEqual(['en']);
  });

  test('detects the language once only, and sets the sentiment to UNKNOWN if that fails', async () => {
    const { output, calls } = await runStates(definitionOf(synthesize({ detectLanguage })), {
      startAt: 'Detect Language',
      variables: { submission: { text: 'x', fields: {} } },
      invoke: async () => {
        throw new StatesError('Comprehend.ComprehendException', 'Rate exceeded');
      },
    });
    expect(output).toEqual(UNKNOWN);
    expect(calls).toHaveLength(1);
  });

  test('has permission to detect the language only with this option', () => {
    expect(comprehendActions(synthesize({ detectLanguage }))).toEqual([
      [['comprehend:DetectDominantLanguage'], '"*"'],
      [['comprehend:DetectSentiment'], '"*"'],
    ]);
  });
});

function comprehendActions(template: ReturnType<typeof synthesize>) {
  return statementsOf(template)
    .filter(({ actions }) => actions.some((action) => action.startsWith('comprehend:')))
    .map(({ actions, resource }) => [actions, resource]);
}

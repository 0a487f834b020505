import { Lazy, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Mistake } from './mistake';
import {
  BedrockModel,
  ComprehendAnalyzerOptions,
  FormField,
  Notification,
  Sentiment,
  SentimentAnalyzer,
} from '../../src';

const LANGUAGES = 'ar, de, en, es, fr, hi, it, ja, ko, pt, zh, zh-TW';
const REGIONS =
  'ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, ca-central-1, eu-central-1, eu-west-1, ' +
  'eu-west-2, us-east-1, us-east-2, us-gov-west-1, us-west-2';

const lateRegion = Lazy.string({ produce: () => 'eu-north-1' });
const notifications = [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })];
const fn = (stack: Stack) => lambda.Function.fromFunctionName(stack, 'Analyzer', 'analyzer');

function comprehend(what: string, options: ComprehendAnalyzerOptions, message: string): Mistake {
  const fields = { message: FormField.text({ required: true }), agree: FormField.checkbox() };
  return { what, props: () => ({ fields, analyzer: SentimentAnalyzer.comprehend(options) }), message };
}

/** Mistakes about analyzers, and about what needs attention. */
export const ANALYZER_MISTAKES: readonly Mistake[] = [
  {
    what: 'Comprehend in a region without it',
    props: () => ({}),
    region: 'eu-north-1',
    message:
      `analyzer: Amazon Comprehend is only available in ${REGIONS}, got: 'eu-north-1'. Use SentimentAnalyzer.lexicon(), .bedrock(), ` +
      '.custom() or .none(), or deploy the stack to one of those regions. If Comprehend is now available in your region, add it to ' +
      'additionalRegions',
  },
  ...['EU', 'eu-north', 'eu-north-1a', 'Europe (Stockholm)', '', lateRegion].map((region) =>
    comprehend(
      `the region ${JSON.stringify(region)}`,
      { additionalRegions: ['eu-north-1', region] },
      `additionalRegions must be names of regions, such as 'eu-north-1', got: '${region}'`,
    ),
  ),
  comprehend(
    'a language that Comprehend does not analyze',
    { languageCode: 'nl' },
    `languageCode must be a language that Comprehend supports (${LANGUAGES}), got: 'nl'`,
  ),
  comprehend(
    'a language with its country',
    { languageCode: 'en-US' },
    `languageCode must be a language that Comprehend supports (${LANGUAGES}), got: 'en-US'`,
  ),
  comprehend(
    'two ways to learn the language',
    { languageCode: 'de', detectLanguage: true },
    'Only one of languageCode, languageField and detectLanguage can be given, got: languageCode and detectLanguage. Leave out all but one',
  ),
  comprehend(
    'a fallback from a language that is fixed',
    { fallbackLanguageCode: 'de' },
    "fallbackLanguageCode must come with languageField or detectLanguage, got: 'de' with neither. Set languageCode instead",
  ),
  comprehend(
    'a fallback that Comprehend does not analyze',
    { detectLanguage: true, fallbackLanguageCode: 'tlh' },
    `fallbackLanguageCode must be a language that Comprehend supports (${LANGUAGES}), got: 'tlh'`,
  ),
  comprehend(
    'a language in a field that the form has not',
    { languageField: 'lang' },
    "languageField must name a FormField.choice() or FormField.text() of the form, got: 'lang', which is not a field of the form. " +
      "Set languageField to 'message'",
  ),
  comprehend(
    'a language in a checkbox',
    { languageField: 'agree' },
    "languageField must name a FormField.choice() or FormField.text() of the form, got: 'agree', which is a " +
      "FormField.checkbox(). Set languageField to 'message'",
  ),
  comprehend(
    'more text than Comprehend takes',
    { maxAnalyzedCharacters: 1251 },
    'maxAnalyzedCharacters must be a whole number from 1 to 1250, got: 1251',
  ),
  {
    what: 'a lexicon without any text',
    props: () => ({ analyzer: SentimentAnalyzer.lexicon({ maxAnalyzedCharacters: 0 }) }),
    message: 'maxAnalyzedCharacters must be a whole number from 1 to 60000, got: 0',
  },
  {
    what: 'a function for more text than a form takes',
    props: (stack) => ({ analyzer: SentimentAnalyzer.custom(fn(stack), { maxAnalyzedCharacters: 60_001 }) }),
    message: 'maxAnalyzedCharacters must be a whole number from 1 to 60000, got: 60001',
  },
  {
    what: 'a language model for half a character',
    props: () => ({ analyzer: SentimentAnalyzer.bedrock({ maxAnalyzedCharacters: 0.5 }) }),
    message: 'maxAnalyzedCharacters must be a whole number from 1 to 60000, got: 0.5',
  },
  {
    what: 'an inference profile as a foundation model',
    props: () => ({
      analyzer: SentimentAnalyzer.bedrock({ model: BedrockModel.foundationModel('us.amazon.nova-micro-v1:0') }),
    }),
    message:
      "modelId must be the id of a foundation model, such as 'amazon.nova-micro-v1:0', got: 'us.amazon.nova-micro-v1:0'. " +
      'For an id that begins with a geography, use BedrockModel.inferenceProfile()',
  },
  {
    what: 'a foundation model as an inference profile',
    props: () => ({
      analyzer: SentimentAnalyzer.bedrock({ model: BedrockModel.inferenceProfile('amazon.nova-micro-v1:0') }),
    }),
    message:
      "profileId must be a geography, a dot and the id of a model, such as 'eu.amazon.nova-micro-v1:0', got: " +
      "'amazon.nova-micro-v1:0'. For a model in the stack's own region, use BedrockModel.foundationModel()",
  },
  {
    what: 'attention for a sentiment twice',
    props: () => ({ attention: { sentiments: [Sentiment.MIXED, Sentiment.MIXED] } }),
    message: "attention.sentiments must not contain duplicates, got twice: 'MIXED'",
  },
  {
    what: 'a score in percent',
    props: () => ({ attention: { minScore: 80 } }),
    message: 'attention.minScore must be a number from 0 to 1, got: 80',
  },
  {
    what: 'a score that is none',
    props: () => ({ attention: { minScore: NaN } }),
    message: 'attention.minScore must be a number from 0 to 1, got: NaN',
  },
  {
    what: 'notifications of nothing',
    props: () => ({ notifications, attention: { sentiments: [], includeUnknown: false } }),
    message:
      'attention.includeUnknown must be true, or attention.sentiments must not be empty, because otherwise the ' +
      'notifications would never be sent, got: false',
  },
  {
    what: 'notifications of sentiments that nobody finds out',
    props: () => ({ notifications, analyzer: SentimentAnalyzer.none(), attention: { includeUnknown: false } }),
    message:
      'attention.includeUnknown must be true without an analyzer, because otherwise the notifications would never be ' +
      'sent, got: false',
  },
];

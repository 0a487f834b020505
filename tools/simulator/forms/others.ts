/** Forms for what only a few owners choose: analyzers, attention, nobody to tell. */
import { detectDominantLanguage } from 'sentiment-form-local/lib/services/comprehend/languages';
import { analyzerFunction, bedrock, comprehend, NOBODY } from './analyzer';
import { ANALYZER, functionOf } from './code';
import type { Form } from './form';
import { CARE, CARE_EMAIL, NOTIFYING, USUAL } from './forms';
import { Notification, SentimentAnalyzer } from '../../../src';

/** Nobody is told: what needs a person is only marked. The language is found out first. */
const SILENT: Form = {
  ...USUAL,
  name: 'nobody to tell, and any language',
  props: () => ({ analyzer: SentimentAnalyzer.comprehend({ detectLanguage: true, fallbackLanguageCode: 'en' }) }),
  channels: () => [],
  analyzer: comprehend((text) => supported(String(languageOf(text)))),
};

const BEDROCK: Form = {
  ...USUAL,
  name: 'a language model',
  props: () => ({ notifications: [Notification.email(CARE)], analyzer: SentimentAnalyzer.bedrock() }),
  channels: () => [CARE_EMAIL],
  analyzer: bedrock('amazon.nova-micro-v1:0'),
};

/** A person looks at what is negative for sure, or has no score. The index has shards. */
export const CUSTOM: Form = {
  ...USUAL,
  name: "a function of the owner's",
  props: (stack) => ({
    notifications: [Notification.email(CARE)],
    analyzer: SentimentAnalyzer.custom(functionOf(stack, 'Analyzer', ANALYZER)),
    attention: { minScore: 0.6, includeUnknown: false },
    // So many that the index has shards.
    api: { throttle: { rateLimit: 2_000 } },
  }),
  channels: () => [CARE_EMAIL],
  shards: { PENDING: 8, OPEN: 2, HELD: 2 },
  analyzer: analyzerFunction('custom', 'Analyzer'),
  attention: ({ sentiment, sentimentScore }) => sentiment === 'NEGATIVE' && (sentimentScore?.Negative ?? 1) >= 0.6,
};

/** Somebody reads everything. */
const UNANALYZED: Form = {
  ...USUAL,
  name: 'nobody who analyzes',
  props: () => ({ notifications: [Notification.email(CARE)], analyzer: SentimentAnalyzer.none() }),
  channels: () => [CARE_EMAIL],
  analyzer: NOBODY,
};

/** Whoever submits waits for no email. */
export const AFTER_ANSWER: Form = {
  ...NOTIFYING,
  name: 'two notifications and a receipt after the answer',
  props: (stack) => ({ ...NOTIFYING.props(stack), notifyAfterAnswer: true }),
  notifiesAfterAnswer: true,
};

/** All of them. */
export const OTHERS: readonly Form[] = [SILENT, BEDROCK, CUSTOM, UNANALYZED, AFTER_ANSWER];

function languageOf(text: string): unknown {
  const { Languages: found } = detectDominantLanguage({ Text: text });
  const sorted = (found as { LanguageCode: string; Score: number }[]).sort((a, b) => b.Score - a.Score);
  return sorted[0].LanguageCode;
}

function supported(code: string): string {
  return ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'pt', 'zh', 'zh-TW'].includes(code) ? code : 'en';
}

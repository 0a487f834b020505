import { API_OPTIONS } from './api';
import { DURATION, FUNCTION, KEY } from './common';
import { RECEIPT_OPTIONS } from './notifications';
import { OBSERVABILITY_OPTIONS } from './observability';
import { AttentionOptions, Sentiment } from '../../../../attention-options';
import type { SentimentFormBackendProps } from '../../../../sentiment-form-backend-props';
import type { SpamOptions, SpamVerifierOptions } from '../../../../spam-options';
import type { SubmissionsOptions } from '../../../../submissions-options';
import { optionsOf, Shape } from '../check-options';
import { BOOLEAN, listOf, mapOf, NUMBER, oneOf, required, TEXT, withMember } from '../kinds';

const VERIFIER_OPTIONS: Shape<SpamVerifierOptions> = { handler: required(FUNCTION), tokenField: required(TEXT) };
const SPAM_OPTIONS: Shape<SpamOptions> = {
  honeypotField: TEXT,
  minFillTime: DURATION,
  fillTimeField: TEXT,
  maxLinks: NUMBER,
  verifier: optionsOf(VERIFIER_OPTIONS),
};

const ATTENTION_OPTIONS: Shape<AttentionOptions> = {
  sentiments: listOf('Sentiments', oneOf('one of Sentiment: POSITIVE, NEGATIVE, NEUTRAL or MIXED', Sentiment)),
  minScore: NUMBER,
  includeUnknown: BOOLEAN,
};

const SUBMISSIONS_OPTIONS: Shape<SubmissionsOptions> = {
  retention: DURATION,
  removalPolicy: { ...TEXT, what: 'a RemovalPolicy, such as RemovalPolicy.RETAIN' },
  encryptionKey: KEY,
  maxReadRequestUnits: NUMBER,
  maxWriteRequestUnits: NUMBER,
};

export const BACKEND_PROPS: Shape<SentimentFormBackendProps> = {
  fields: mapOf('FormFields by their names', withMember('a FormField, such as FormField.text()', '_declare')),
  textField: TEXT,
  keepUnknownFields: BOOLEAN,
  spam: optionsOf(SPAM_OPTIONS),
  analyzer: withMember('a SentimentAnalyzer, such as SentimentAnalyzer.comprehend()', '_analyzer'),
  attention: optionsOf(ATTENTION_OPTIONS),
  notifications: listOf('Notifications', withMember('a Notification, such as Notification.email()', '_channel')),
  receipt: optionsOf(RECEIPT_OPTIONS),
  notifyAfterAnswer: BOOLEAN,
  answers: withMember('FormAnswers, such as FormAnswers.http()', '_answering'),
  api: optionsOf(API_OPTIONS),
  submissions: optionsOf(SUBMISSIONS_OPTIONS),
  observability: optionsOf(OBSERVABILITY_OPTIONS),
};

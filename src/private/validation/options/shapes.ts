import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { optionsOf, Shape } from './check-options';
import { BOOLEAN, listOf, mapOf, NUMBER, oneOf, required, TEXT, withMember } from './kinds';
import type { ApiDomainOptions, ApiOptions, ApiThrottleOptions } from '../../../api-options';
import { AttentionOptions, Sentiment } from '../../../attention-options';
import type { HttpAnswersOptions } from '../../../form-answers-options';
import type { FormFieldOptions, NumberFieldOptions, TextFieldOptions } from '../../../form-field';
import type {
  EmailNotificationOptions,
  EventBusNotificationOptions,
  ReceiptOptions,
  WebhookNotificationOptions,
} from '../../../notification-options';
import { AlarmsOptions, DashboardOptions, FormAlarm, ObservabilityOptions } from '../../../observability-options';
import type {
  BedrockAnalyzerOptions,
  ComprehendAnalyzerOptions,
  CustomAnalyzerOptions,
  LexiconAnalyzerOptions,
} from '../../../sentiment-analyzer-options';
import type { SentimentFormBackendProps } from '../../../sentiment-form-backend-props';
import type { SpamOptions, SpamVerifierOptions } from '../../../spam-options';
import type { SubmissionsOptions } from '../../../submissions-options';
import type { SyncWorkflowApiProps } from '../../../sync-workflow-api';

/*
 * The options of the whole public API. In languages other than JavaScript, compilers and jsii check the types.
 */

const TEXTS = listOf('texts', TEXT);
const DURATION = withMember('a Duration, such as Duration.days(30)', 'toMilliseconds');
const KEY = withMember('a KMS key', 'keyArn');
/** Newer versions of CDK have a third class, which keeps logs for only a day. */
const LOG_CLASSES = {
  STANDARD: logs.LogGroupClass.STANDARD,
  INFREQUENT_ACCESS: logs.LogGroupClass.INFREQUENT_ACCESS,
};
const RETENTION = oneOf('one of RetentionDays, such as RetentionDays.ONE_MONTH', retentionDays());

export const FUNCTION = withMember('a Lambda function', 'functionArn');
export const TOPIC = withMember('an SNS topic', 'topicArn');
export const EVENT_BUS = withMember('an event bus', 'eventBusArn');
export const CHOICES = TEXTS;

export const FORM_FIELD_OPTIONS: Shape<FormFieldOptions> = { required: BOOLEAN, label: TEXT };
export const TEXT_FIELD_OPTIONS: Shape<TextFieldOptions> = {
  ...FORM_FIELD_OPTIONS,
  minLength: NUMBER,
  maxLength: NUMBER,
};
export const NUMBER_FIELD_OPTIONS: Shape<NumberFieldOptions> = {
  ...FORM_FIELD_OPTIONS,
  min: NUMBER,
  max: NUMBER,
  integersOnly: BOOLEAN,
};

const SENDER = { fromAddress: required(TEXT), configurationSetName: TEXT, subject: TEXT, body: TEXT } as const;

export const EMAIL_OPTIONS: Shape<EmailNotificationOptions> = {
  ...SENDER,
  toAddresses: required(TEXTS),
  replyToField: TEXT,
};
export const EVENT_BUS_OPTIONS: Shape<EventBusNotificationOptions> = { source: TEXT, detailType: TEXT };
export const WEBHOOK_OPTIONS: Shape<WebhookNotificationOptions> = {
  url: required(TEXT),
  connection: required(withMember('an EventBridge connection', 'connectionArn')),
};
const RECEIPT_OPTIONS: Shape<ReceiptOptions> = { ...SENDER, emailField: TEXT };

const LENGTH_OPTIONS: Shape<LexiconAnalyzerOptions & CustomAnalyzerOptions> = { maxAnalyzedCharacters: NUMBER };
export const LEXICON_OPTIONS = LENGTH_OPTIONS;
export const CUSTOM_OPTIONS = LENGTH_OPTIONS;
export const COMPREHEND_OPTIONS: Shape<ComprehendAnalyzerOptions> = {
  ...LENGTH_OPTIONS,
  languageCode: TEXT,
  languageField: TEXT,
  detectLanguage: BOOLEAN,
  fallbackLanguageCode: TEXT,
  additionalRegions: TEXTS,
};
export const BEDROCK_OPTIONS: Shape<BedrockAnalyzerOptions> = {
  ...LENGTH_OPTIONS,
  model: withMember('a BedrockModel, such as BedrockModel.foundationModel()', '_requestedId'),
};

export const HTTP_ANSWERS_OPTIONS: Shape<HttpAnswersOptions> = { allowedRedirects: TEXTS, redirectField: TEXT };

const THROTTLE_OPTIONS: Shape<ApiThrottleOptions> = { rateLimit: NUMBER, burstLimit: NUMBER };
const DOMAIN_OPTIONS: Shape<ApiDomainOptions> = {
  domainName: required(TEXT),
  certificate: required(withMember('a certificate', 'certificateArn')),
  hostedZone: withMember('a hosted zone', 'hostedZoneId'),
};
const API_OPTIONS: Shape<ApiOptions> = {
  path: TEXT,
  allowedOrigins: TEXTS,
  throttle: optionsOf(THROTTLE_OPTIONS),
  integrationTimeout: DURATION,
  accessLogRetention: RETENTION,
  domain: optionsOf(DOMAIN_OPTIONS),
  authorizer: withMember('an authorizer, such as an HttpJwtAuthorizer', 'bind'),
  authorizationScopes: TEXTS,
  ipAddressType: oneOf('one of IpAddressType: IPV4 or DUAL_STACK', apigwv2.IpAddressType),
};

export const SYNC_WORKFLOW_API_PROPS: Shape<SyncWorkflowApiProps> = {
  ...API_OPTIONS,
  stateMachine: required(withMember('a state machine', 'stateMachineArn')),
  encryptionKey: KEY,
};

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

const DASHBOARD_OPTIONS: Shape<DashboardOptions> = { name: TEXT, defaultInterval: DURATION };
const ALARMS_OPTIONS: Shape<AlarmsOptions> = {
  actions: listOf('alarm actions', withMember('an alarm action, such as an SnsAction', 'bind')),
  topic: TOPIC,
  failedExecutions: NUMBER,
  timedOutExecutions: NUMBER,
  throttledExecutions: NUMBER,
  executionTime: DURATION,
  apiServerErrors: NUMBER,
  oldestParkedSubmission: DURATION,
  exclude: listOf('FormAlarms', oneOf('one of FormAlarm, such as FormAlarm.EXECUTION_TIME', FormAlarm)),
};
const OBSERVABILITY_OPTIONS: Shape<ObservabilityOptions> = {
  logLevel: oneOf('one of LogLevel: OFF, ALL, ERROR or FATAL', sfn.LogLevel),
  includeExecutionData: BOOLEAN,
  tracing: BOOLEAN,
  logRetention: RETENTION,
  logClass: oneOf('one of LogGroupClass: STANDARD or INFREQUENT_ACCESS', LOG_CLASSES),
  dashboard: optionsOf(DASHBOARD_OPTIONS),
  alarms: optionsOf(ALARMS_OPTIONS),
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

/** The values of an enumeration of numbers include its names. */
function retentionDays(): { [name: string]: number } {
  return Object.fromEntries(
    Object.entries(logs.RetentionDays).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

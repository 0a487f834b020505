import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Mistake } from './mistake';
import {
  BedrockModel,
  FormAnswers,
  FormField,
  Notification,
  SentimentAnalyzer,
  SentimentFormBackendProps,
} from '../../src';

/** Values that JavaScript code can pass, because no compiler checks them. */
const untyped = <T>(value: unknown) => value as T;
const functionOf = (stack: Stack) => lambda.Function.fromFunctionName(stack, 'Analyzer', 'analyzer');
const email = { fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] };

const props = (what: string, given: unknown, message: string): Mistake => ({
  what,
  props: () => untyped<SentimentFormBackendProps>(given),
  message,
});

const made = (what: string, make: (stack: Stack) => object, message: string): Mistake => ({
  what,
  props: (stack) => {
    make(stack);
    return {};
  },
  message,
});

const API =
  'accessLogRetention, allowedOrigins, authorizationScopes, authorizer, domain, integrationTimeout, ipAddressType, path, throttle';
const BACKEND =
  'analyzer, answers, api, attention, fields, keepUnknownFields, notifications, notifyAfterAnswer, observability, receipt, spam, submissions, textField';
const ALARMS =
  'actions, apiServerErrors, exclude, executionTime, failedExecutions, oldestParkedSubmission, throttledExecutions, ' +
  'timedOutExecutions, topic';
const isNone = (name: string, owner: string, names: string, meant: string) =>
  `${name} is not an option of ${owner}, which has ${names}. Did you mean ${meant}?`;

/** One misspelled option in every place with options. */
const MISSPELT: readonly Mistake[] = [
  ...[
    ['notification', 'notifications'],
    ['Fields', 'fields'],
    ['text_field', 'textField'],
    ['recipet', 'receipt'],
    ['keepUnkownFields', 'keepUnknownFields'],
  ].map(([name, meant]) =>
    props(`${name} for ${meant}`, { [name]: [] }, isNone(name, 'SentimentFormBackend', BACKEND, meant)),
  ),
  ...['alowedOrigins', 'allowOrigins', 'allowedorigins', 'allowed-origins', 'allowedOrigin', 'allowdOrigns'].map(
    (name) =>
      props(`${name} for allowedOrigins`, { api: { [name]: [] } }, isNone(`api.${name}`, 'api', API, 'allowedOrigins')),
  ),
  ...[
    ['allowedOrigins', 'api.allowedOrigins'],
    ['alowedOrigins', 'api.allowedOrigins'],
    ['rateLimit', 'api.throttle.rateLimit'],
    ['encryptionKey', 'submissions.encryptionKey'],
    ['retention', 'submissions.retention'],
    ['removalpolicy', 'submissions.removalPolicy'],
  ].map(([name, meant]) =>
    props(`${name} outside its group`, { [name]: [] }, isNone(name, 'SentimentFormBackend', BACKEND, meant)),
  ),
  props(
    'a misspelt throttle',
    { api: { throttle: { ratelimit: 5 } } },
    isNone('api.throttle.ratelimit', 'api.throttle', 'burstLimit, rateLimit', 'rateLimit'),
  ),
  props(
    'a misspelt domain',
    { api: { domain: { domianName: 'forms.example.com' } } },
    isNone('api.domain.domianName', 'api.domain', 'certificate, domainName, hostedZone', 'domainName'),
  ),
  props(
    'a misspelt honeypot',
    { spam: { honeyPotFeild: 'website' } },
    isNone(
      'spam.honeyPotFeild',
      'spam',
      'fillTimeField, honeypotField, maxLinks, minFillTime, verifier',
      'honeypotField',
    ),
  ),
  props(
    'a misspelt verifier',
    { spam: { verifier: { handlr: {} } } },
    isNone('spam.verifier.handlr', 'spam.verifier', 'handler, tokenField', 'handler'),
  ),
  props(
    'misspelt attention',
    { attention: { sentiment: [] } },
    isNone('attention.sentiment', 'attention', 'includeUnknown, minScore, sentiments', 'sentiments'),
  ),
  props(
    'a misspelt log',
    { observability: { logretention: 5 } },
    isNone(
      'observability.logretention',
      'observability',
      'alarms, dashboard, includeExecutionData, logClass, logLevel, logRetention, tracing',
      'logRetention',
    ),
  ),
  props(
    'a misspelt dashboard',
    { observability: { dashboard: { defaultIntervall: 5 } } },
    isNone(
      'observability.dashboard.defaultIntervall',
      'observability.dashboard',
      'defaultInterval, name',
      'defaultInterval',
    ),
  ),
  props(
    'a misspelt alarm',
    { observability: { alarms: { failedExecution: 5 } } },
    isNone('observability.alarms.failedExecution', 'observability.alarms', ALARMS, 'failedExecutions'),
  ),
  props(
    'a misspelt receipt',
    { receipt: { formAddress: 'forms@example.com' } },
    isNone(
      'receipt.formAddress',
      'receipt',
      'body, configurationSetName, emailField, fromAddress, subject',
      'fromAddress',
    ),
  ),
  made(
    'a misspelt text',
    () => FormField.text(untyped({ requird: true })),
    isNone('requird', 'FormField.text()', 'label, maxLength, minLength, required', 'required'),
  ),
  made(
    'a misspelt address',
    () => FormField.email(untyped({ lable: 'Email' })),
    isNone('lable', 'FormField.email()', 'label, required', 'label'),
  ),
  made(
    'a misspelt choice',
    () => FormField.choice(['a'], untyped({ Required: true })),
    isNone('Required', 'FormField.choice()', 'label, required', 'required'),
  ),
  made(
    'a misspelt checkbox',
    () => FormField.checkbox(untyped({ require: true })),
    isNone('require', 'FormField.checkbox()', 'label, required', 'required'),
  ),
  made(
    'a misspelt number',
    () => FormField.number(untyped({ integerOnly: true })),
    isNone('integerOnly', 'FormField.number()', 'integersOnly, label, max, min, required', 'integersOnly'),
  ),
  made(
    'a misspelt email',
    () => Notification.email(untyped({ ...email, toAdresses: ['a@example.com'] })),
    isNone(
      'toAdresses',
      'Notification.email()',
      'body, configurationSetName, fromAddress, replyToField, subject, toAddresses',
      'toAddresses',
    ),
  ),
  made(
    'a misspelt webhook',
    () => Notification.webhook(untyped({ URL: 'https://hooks.example.com', conection: {} })),
    isNone('URL', 'Notification.webhook()', 'connection, url', 'url'),
  ),
  made(
    'a misspelt event',
    (stack) => Notification.eventBus(new events.EventBus(stack, 'Bus'), untyped({ detailtype: 'Complaint' })),
    isNone('detailtype', 'Notification.eventBus()', 'detailType, source', 'detailType'),
  ),
  made(
    'a misspelt language',
    () => SentimentAnalyzer.comprehend(untyped({ languagecode: 'de' })),
    isNone(
      'languagecode',
      'SentimentAnalyzer.comprehend()',
      'additionalRegions, detectLanguage, fallbackLanguageCode, languageCode, languageField, maxAnalyzedCharacters',
      'languageCode',
    ),
  ),
  made(
    'a misspelt length',
    () => SentimentAnalyzer.lexicon(untyped({ maxAnalysedCharacters: 100 })),
    isNone('maxAnalysedCharacters', 'SentimentAnalyzer.lexicon()', 'maxAnalyzedCharacters', 'maxAnalyzedCharacters'),
  ),
  made(
    'a misspelt length for a function',
    (stack) => SentimentAnalyzer.custom(functionOf(stack), untyped({ maxAnalyzedCharacter: 100 })),
    isNone('maxAnalyzedCharacter', 'SentimentAnalyzer.custom()', 'maxAnalyzedCharacters', 'maxAnalyzedCharacters'),
  ),
  made(
    'a misspelt model',
    () => SentimentAnalyzer.bedrock(untyped({ modell: {} })),
    isNone('modell', 'SentimentAnalyzer.bedrock()', 'maxAnalyzedCharacters, model', 'model'),
  ),
  made(
    'a misspelt page',
    () => FormAnswers.http(untyped({ allowedRedirect: [] })),
    isNone('allowedRedirect', 'FormAnswers.http()', 'allowedRedirects, redirectField', 'allowedRedirects'),
  ),
];

const oneOfMany = 'Put it in a list, even if it is the only one';
const duration = 'a Duration, such as Duration.days(30)';

/** Values of the wrong type. */
const MISTYPED: readonly Mistake[] = [
  props('nothing at all for props', null, 'The options of SentimentFormBackend must be an object, got: null'),
  props('a text for props', 'form', "The options of SentimentFormBackend must be an object, got: 'form'"),
  props(
    'a field that is a text',
    { fields: { message: 'text' } },
    "fields.message must be a FormField, such as FormField.text(), got: 'text'",
  ),
  props(
    'a field that was not called',
    { fields: { message: FormField.text } },
    'fields.message must be a FormField, such as FormField.text(), got: a function',
  ),
  props(
    'a field that is described as in JSON Schema',
    { fields: { message: { type: 'string', required: true } } },
    'fields.message must be a FormField, such as FormField.text(), got: an object with type, required',
  ),
  props(
    'a list of fields',
    { fields: [FormField.text()] },
    'fields must be an object of FormFields by their names, got: [a FormField]',
  ),
  props('fields in a map', { fields: new Map() }, 'fields must be an object of FormFields by their names, got: a Map'),
  props(
    'no fields, written as null',
    { fields: null },
    'fields must be an object of FormFields by their names, got: null. Leave it out instead',
  ),
  props(
    'one notification that is no list',
    { notifications: Notification.email(email) },
    `notifications must be a list of Notifications, got: a Notification. ${oneOfMany}`,
  ),
  props(
    'an address for a notification',
    { notifications: ['care@example.com'] },
    "notifications[0] must be a Notification, such as Notification.email(), got: 'care@example.com'",
  ),
  props(
    'one origin that is no list',
    { api: { allowedOrigins: 'https://www.example.com' } },
    `api.allowedOrigins must be a list of texts, got: 'https://www.example.com'. ${oneOfMany}`,
  ),
  props(
    'a number among the origins',
    { api: { allowedOrigins: ['https://www.example.com', 8080] } },
    'api.allowedOrigins[1] must be a text, got: 8080',
  ),
  props(
    'a rate in words',
    { api: { throttle: { rateLimit: '5' } } },
    "api.throttle.rateLimit must be a number, got: '5'",
  ),
  props('a throttle that is a number', { api: { throttle: 5 } }, 'api.throttle must be an object of options, got: 5'),
  props(
    'a timeout in seconds',
    { api: { integrationTimeout: 10 } },
    `api.integrationTimeout must be ${duration}, got: 10`,
  ),
  props(
    'a domain without its certificate',
    { api: { domain: { domainName: 'forms.example.com' } } },
    'api.domain.certificate must be a certificate, got: undefined',
  ),
  props(
    'a retention in words',
    { submissions: { retention: '30 days' } },
    `submissions.retention must be ${duration}, got: '30 days'`,
  ),
  props(
    'a removal policy that is a flag',
    { submissions: { removalPolicy: true } },
    'submissions.removalPolicy must be a RemovalPolicy, such as RemovalPolicy.RETAIN, got: true',
  ),
  props(
    'a retention of 45 days, which CloudWatch Logs does not have',
    { observability: { logRetention: 45 } },
    'observability.logRetention must be one of RetentionDays, such as RetentionDays.ONE_MONTH, got: 45',
  ),
  props(
    'a dashboard that is true',
    { observability: { dashboard: true } },
    'observability.dashboard must be an object of options, got: true',
  ),
  props(
    'a sentiment in lower case',
    { attention: { sentiments: ['negative'] } },
    "attention.sentiments[0] must be one of Sentiment: POSITIVE, NEGATIVE, NEUTRAL or MIXED, got: 'negative'",
  ),
  props('a flag in words', { keepUnknownFields: 'false' }, "keepUnknownFields must be true or false, got: 'false'"),
  props(
    'an analyzer by its name',
    { analyzer: 'lexicon' },
    "analyzer must be a SentimentAnalyzer, such as SentimentAnalyzer.comprehend(), got: 'lexicon'",
  ),
  props(
    'answers by their name',
    { answers: 'http' },
    "answers must be FormAnswers, such as FormAnswers.http(), got: 'http'",
  ),
  props('a receipt without a sender', { receipt: {} }, 'receipt.fromAddress must be a text, got: undefined'),
  props(
    'a verifier without a function',
    { spam: { verifier: { tokenField: 'token' } } },
    'spam.verifier.handler must be a Lambda function, got: undefined',
  ),
  made(
    'an email without anything',
    () => Notification.email(untyped(undefined)),
    'The options of Notification.email() must be an object, got: undefined',
  ),
  made(
    'an email to one address that is no list',
    () => Notification.email(untyped({ ...email, toAddresses: 'care@example.com' })),
    `toAddresses must be a list of texts, got: 'care@example.com'. ${oneOfMany}`,
  ),
  made('a topic by its name', () => Notification.topic(untyped('team')), "topic must be an SNS topic, got: 'team'"),
  made(
    'a topic for a bus',
    (stack) => Notification.eventBus(untyped(new sns.Topic(stack, 'Topic'))),
    'eventBus must be an event bus, got: a Topic',
  ),
  made(
    'no analyzing function',
    () => SentimentAnalyzer.custom(untyped(null)),
    'handler must be a Lambda function, got: null',
  ),
  made(
    'choices in one text',
    () => FormField.choice(untyped('a, b')),
    `choices must be a list of texts, got: 'a, b'. ${oneOfMany}`,
  ),
  made(
    'a length in words',
    () => FormField.text(untyped({ maxLength: '100' })),
    "maxLength must be a number, got: '100'",
  ),
  made(
    'a label of null',
    () => FormField.text(untyped({ label: null })),
    'label must be a text, got: null. Leave it out instead',
  ),
  made(
    'a model by nothing',
    () => BedrockModel.foundationModel(untyped(undefined)),
    'modelId must be a text, got: undefined',
  ),
  made(
    'a profile that is an object',
    () => BedrockModel.inferenceProfile(untyped({})),
    'profileId must be a text, got: an object with nothing in it',
  ),
];

/** Mistakes that a compiler would find. */
export const JAVASCRIPT_MISTAKES: readonly Mistake[] = [...MISSPELT, ...MISTYPED];

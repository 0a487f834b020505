import { App, Duration, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as events from 'aws-cdk-lib/aws-events';
import * as route53 from 'aws-cdk-lib/aws-route53';
import {
  BedrockModel,
  FormAnswers,
  Notification,
  SentimentAnalyzer,
  SentimentFormBackend,
  SentimentFormBackendProps,
} from '../src';
import { FIELD_MISTAKES } from './fields/mistakes';
import { ANALYZER_MISTAKES } from './mistakes/analyzers';
import { ANSWER_MISTAKES } from './mistakes/answers';
import { API_MISTAKES } from './mistakes/api';
import { JAVASCRIPT_MISTAKES } from './mistakes/javascript';
import { Mistake } from './mistakes/mistake';
import { NOTIFICATION_MISTAKES } from './mistakes/notifications';
import { OBSERVABILITY_MISTAKES } from './mistakes/observability';
import { SUBMISSIONS_MISTAKES } from './mistakes/submissions';
import { SPAM_MISTAKES } from './spam/mistakes';
import { newStack } from './support/synth';

const MISTAKES: readonly Mistake[] = [
  ...[...FIELD_MISTAKES, ...SPAM_MISTAKES].map(([what, props, message]) => ({ what, props, message })),
  ...ANALYZER_MISTAKES,
  ...NOTIFICATION_MISTAKES,
  ...ANSWER_MISTAKES,
  ...API_MISTAKES,
  ...OBSERVABILITY_MISTAKES,
  ...JAVASCRIPT_MISTAKES,
  ...SUBMISSIONS_MISTAKES,
];

test.each(MISTAKES)('refuses $what during synthesis, and says what is allowed', ({ props, message, region }) => {
  const stack = region === undefined ? newStack() : new Stack(new App(), 'Stack', { env: { region } });
  // The whole message, which a text would be only a part of.
  expect(() => new SentimentFormBackend(stack, 'Form', props(stack))).toThrow(new Error(message));
});

test('lists each mistake once', () => {
  const names = MISTAKES.map(({ what }) => what);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

const text = () => Lazy.string({ produce: () => 'later@example.com' });
const number = () => Token.asNumber({ Ref: 'Number' });
const list = () => Token.asList({ Ref: 'List' });
const emailed = { fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] };

/** What may be left to the deployment. */
const LATER: [string, (stack: Stack) => SentimentFormBackendProps][] = [
  ['the sender of an email', () => ({ notifications: [Notification.email({ ...emailed, fromAddress: text() })] })],
  ['all recipients', () => ({ notifications: [Notification.email({ ...emailed, toAddresses: list() })] })],
  ['its recipients', () => ({ notifications: [Notification.email({ ...emailed, toAddresses: [text()] })] })],
  [
    'its configuration set',
    () => ({ notifications: [Notification.email({ ...emailed, configurationSetName: text() })] }),
  ],
  ['the sender of a receipt', () => ({ receipt: { fromAddress: text() } })],
  ['its configuration set', () => ({ receipt: { fromAddress: 'a@example.com', configurationSetName: text() } })],
  [
    'the source and the type of an event',
    (stack) => ({
      notifications: [
        Notification.eventBus(events.EventBus.fromEventBusName(stack, 'Bus', text()), {
          source: text(),
          detailType: text(),
        }),
      ],
    }),
  ],
  [
    'the address of a webhook',
    (stack) => ({
      notifications: [
        Notification.webhook({
          url: text(),
          connection: events.Connection.fromConnectionAttributes(stack, 'Connection', {
            connectionArn: text(),
            connectionName: text(),
            connectionSecretArn: text(),
          }),
        }),
      ],
    }),
  ],
  ['the language', () => ({ analyzer: SentimentAnalyzer.comprehend({ languageCode: text() }) })],
  [
    'a foundation model',
    () => ({ analyzer: SentimentAnalyzer.bedrock({ model: BedrockModel.foundationModel(text()) }) }),
  ],
  ['all origins', () => ({ api: { allowedOrigins: list() } })],
  ...[Duration.days, Duration.hours, Duration.minutes, Duration.seconds].map(
    (make): [string, () => SentimentFormBackendProps] => [
      `the retention in ${make.name}`,
      () => ({ submissions: { retention: make(number()) } }),
    ],
  ),
  ['origins', () => ({ api: { allowedOrigins: [text()] } })],
  ['the throttle', () => ({ api: { throttle: { rateLimit: number(), burstLimit: number() } } })],
  ['the timeout of the API', () => ({ api: { integrationTimeout: Duration.millis(number()) } })],
  [
    'a domain with its certificate and its zone',
    (stack) => ({
      api: {
        domain: {
          domainName: text(),
          certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', text()),
          hostedZone: route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
            hostedZoneId: text(),
            zoneName: text(),
          }),
        },
      },
    }),
  ],
  ['pages to be sent to', () => ({ answers: FormAnswers.http({ allowedRedirects: [text()] }) })],
  ['the name of the dashboard', () => ({ observability: { dashboard: { name: text() } } })],
  [
    'the ceilings of the table',
    () => ({ submissions: { maxReadRequestUnits: number(), maxWriteRequestUnits: number() } }),
  ],
  [
    'the throttle, with a ceiling of the table',
    () => ({ api: { throttle: { rateLimit: number() } }, submissions: { maxWriteRequestUnits: 1 } }),
  ],
  ['the threshold of an alarm', () => ({ observability: { alarms: { failedExecutions: number() } } })],
];

test.each(LATER)('accepts until deployment: %s', (_, props) => {
  const stack = newStack();
  expect(() => new SentimentFormBackend(stack, 'Form', props(stack))).not.toThrow();
});

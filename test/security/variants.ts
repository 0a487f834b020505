// Backends: the smallest, the largest, and one for each analyzer and each kind of notification.
import { SecretValue, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import {
  BedrockModel,
  FormAnswers,
  Notification,
  SentimentAnalyzer,
  SentimentFormBackend,
  SentimentFormBackendProps,
} from '../../src';
import { answering, maximumBackend } from '../support/maximum';

export type MakeProps = (stack: Stack) => SentimentFormBackendProps;

const emailed = { fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] };

/** The analyzers, by name. */
export const ANALYZERS: [string, MakeProps][] = [
  ['Comprehend', () => ({ analyzer: SentimentAnalyzer.comprehend() })],
  [
    'Comprehend, which detects the language',
    () => ({ analyzer: SentimentAnalyzer.comprehend({ detectLanguage: true }) }),
  ],
  ['the lexicon', () => ({ analyzer: SentimentAnalyzer.lexicon() })],
  ['a model of Bedrock', () => ({ analyzer: SentimentAnalyzer.bedrock() })],
  [
    'an inference profile of Bedrock',
    () => ({
      analyzer: SentimentAnalyzer.bedrock({ model: BedrockModel.inferenceProfile('us.amazon.nova-micro-v1:0') }),
    }),
  ],
  [
    'a function',
    (stack) => ({ analyzer: SentimentAnalyzer.custom(answering(stack, 'Analyzer', `{ Sentiment: 'POSITIVE' }`)) }),
  ],
  ['no analyzer', () => ({ analyzer: SentimentAnalyzer.none() })],
];

/** The kinds of notifications, by name. */
export const NOTIFICATIONS: [string, MakeProps][] = [
  ['an email', () => ({ notifications: [Notification.email(emailed)] })],
  ['a topic', (stack) => ({ notifications: [Notification.topic(encryptedTopic(stack))] })],
  ['an event bus', (stack) => ({ notifications: [Notification.eventBus(new events.EventBus(stack, 'Bus'))] })],
  ['a webhook', (stack) => ({ notifications: [webhook(stack)] })],
  ['a receipt', () => ({ receipt: { fromAddress: 'hello@example.com' } })],
];

/** Every kind of backend: the smallest, the largest, and one for each option that brings permissions of its own. */
export const BACKENDS: [string, (stack: Stack) => SentimentFormBackend][] = [
  ['no option', (stack) => new SentimentFormBackend(stack, 'Form')],
  ['every option', (stack) => maximumBackend(stack)],
  ...[
    ...ANALYZERS,
    ...NOTIFICATIONS,
    ['answers like a web API', () => ({ answers: FormAnswers.http() })] satisfies [string, MakeProps],
    ['a key', (stack) => ({ submissions: { encryptionKey: key(stack) } })] satisfies [string, MakeProps],
  ].map(([name, props]): [string, (stack: Stack) => SentimentFormBackend] => [
    name,
    (stack) => new SentimentFormBackend(stack, 'Form', props(stack)),
  ]),
];

function key(stack: Stack): kms.Key {
  return new kms.Key(stack, 'Key', { enableKeyRotation: true });
}

function encryptedTopic(stack: Stack): sns.Topic {
  return new sns.Topic(stack, 'Topic', { masterKey: key(stack), enforceSSL: true });
}

function webhook(stack: Stack): Notification {
  const authorization = events.Authorization.apiKey('x-api-key', SecretValue.secretsManager('hook-key'));
  return Notification.webhook({
    url: 'https://hooks.example.com/forms',
    connection: new events.Connection(stack, 'Connection', { authorization }),
  });
}

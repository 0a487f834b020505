/** The forms that most schedules are run with. Together they have every channel. */
import { Duration, SecretValue } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import { analyzerFunction, comprehend } from './analyzer';
import { functionOf, VERIFIER } from './code';
import { email, inWords, receipt, usualBody, usualSubject } from './email';
import type { Form } from './form';
import { eventBus, topic, webhook } from './machines';
import { USUAL_CONTENTS } from './usual-contents';
import { WIDE_CONTENTS } from './wide-contents';
import { FormAnswers, FormField, Notification, Sentiment, SentimentAnalyzer } from '../../../src';

/** The form that is made of no props. */
export const USUAL = { contents: USUAL_CONTENTS, angry: 2, fields: ['email', 'name', 'message'] };
const USUAL_BODY = usualBody({ email: 'email', name: 'name', message: 'message' });

export const CARE = { fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] };
const BOSS = { fromAddress: 'desk@example.com', toAddresses: ['boss@example.com', 'deputy@example.com'] };
const RECEIPT = { fromAddress: 'noreply@example.com' };

/** The email of a form that tells one person. */
export const CARE_EMAIL = email({ name: 'Email', ...CARE, subject: usualSubject, body: USUAL_BODY });

/** One notification, by email. */
export const SIMPLE: Form = {
  ...USUAL,
  name: 'one notification',
  props: () => ({ notifications: [Notification.email(CARE)] }),
  channels: () => [CARE_EMAIL],
  analyzer: comprehend(),
};

/** It tells two people, one in words of its own, sends receipts, and holds what has a link in it as spam. */
export const NOTIFYING: Form = {
  ...USUAL,
  name: 'two notifications, a receipt, and spam held',
  contents: USUAL_CONTENTS.map((content) =>
    content.name.includes('link') ? { ...content, heldFor: 'LINKS' } : content,
  ),
  props: () => ({
    notifications: [
      Notification.email(CARE),
      Notification.email({
        ...BOSS,
        subject: '{{sentiment}} from {{fields.name}}: {{ticketId}}',
        body: '{{fields.message}} ({{receivedAt}})',
        configurationSetName: 'desk',
      }),
    ],
    receipt: RECEIPT,
    spam: { maxLinks: 0 },
  }),
  channels: () => [
    CARE_EMAIL,
    email({
      name: 'Email 2',
      ...BOSS,
      configurationSetName: 'desk',
      subject: ({ sentiment, fields, ticketId }) =>
        `${sentiment} from ${inWords(fields.name).replace(/[\r\n]+/g, ' ')}: ${ticketId}`,
      body: ({ fields, receivedAt }) => `${inWords(fields.message)} (${receivedAt})`,
    }),
    receipt({
      ...RECEIPT,
      subject: ({ ticketId }) => `We have received your message (${ticketId})`,
      body: ({ ticketId }) =>
        'Thank you for writing to us.\n\n' +
        `Your reference number is ${ticketId}. Please keep it: with it we find your message at once.\n\n` +
        'If you did not write to us, somebody has given your address by mistake, and you need not do anything.',
    }),
  ],
  analyzer: comprehend(),
};

const URL = 'https://hooks.example.com/forms';
const WIDE_BODY = usualBody({
  agree: 'agree',
  email: 'email',
  plan: 'plan',
  rating: 'rating',
  source: 'source',
  count: 'count',
  other: 'other',
  message: 'message',
});

/** Fields of every kind, every other channel, every reason to hold a submission, an end of all records, and a web API's answers. */
export const WIDE: Form = {
  name: 'a topic, events, a webhook, and answers of a web API',
  contents: WIDE_CONTENTS,
  angry: 1,
  fields: ['agree', 'email', 'plan', 'rating', 'message'],
  keepsOthers: true,
  attention: ({ sentiment }) => ['NEGATIVE', 'MIXED', 'UNKNOWN'].includes(sentiment),
  retentionSeconds: 30 * 86_400,
  props: (stack) => ({
    fields: {
      rating: FormField.number({ min: 0, max: 5 }),
      plan: FormField.choice(['free', 'pro']),
      message: FormField.text({ required: true }),
      email: FormField.email(),
      agree: FormField.checkbox(),
    },
    keepUnknownFields: true,
    notifications: [
      Notification.topic(new sns.Topic(stack, 'Topic')),
      Notification.eventBus(new events.EventBus(stack, 'Bus')),
      Notification.webhook({
        url: URL,
        connection: new events.Connection(stack, 'Connection', {
          authorization: events.Authorization.apiKey('x-key', SecretValue.unsafePlainText('secret')),
        }),
      }),
    ],
    receipt: { ...RECEIPT, subject: 'Thanks ({{ticketId}})', body: '{{sentiment}} at {{receivedAt}}: {{ticketId}}' },
    spam: {
      honeypotField: 'website',
      minFillTime: Duration.seconds(2),
      maxLinks: 2,
      verifier: { handler: functionOf(stack, 'Verifier', VERIFIER), tokenField: 'token' },
    },
    analyzer: SentimentAnalyzer.lexicon(),
    attention: { sentiments: [Sentiment.NEGATIVE, Sentiment.MIXED] },
    submissions: { retention: Duration.days(30) },
    answers: FormAnswers.http(),
  }),
  channels: (arnOf) => [
    topic(arnOf('AWS::SNS::Topic'), WIDE_BODY),
    eventBus(arnOf('AWS::Events::EventBus')),
    webhook(URL, arnOf('AWS::Events::Connection')),
    receipt({
      ...RECEIPT,
      subject: ({ ticketId }) => `Thanks (${ticketId})`,
      body: ({ sentiment, receivedAt, ticketId }) => `${sentiment} at ${receivedAt}: ${ticketId}`,
    }),
  ],
  analyzer: analyzerFunction('lexicon', 'LexiconFunction'),
};

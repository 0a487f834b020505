import { Annotations as Annotating, Lazy, Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import {
  FormAnswers,
  Notification,
  Sentiment,
  SentimentAnalyzer,
  SentimentFormBackend,
  SentimentFormBackendProps,
} from '../src';
import { newStack } from './support/synth';

const advice =
  'Ask for a higher quota before you deploy, or lower the rate limit. Acknowledge this warning if the quota is high enough';
const COMPREHEND =
  'but Amazon Comprehend by default analyzes 20 texts a second (quota L-370FF492). The sentiment of further texts is UNKNOWN. ' +
  `${advice} [ack: cdk-sentiment-form-backend:comprehendQuota]`;
const LAMBDA =
  'but a new account can often run only 10 functions at a time (quota L-B99A9384), and FormAnswers.http() needs one for each ' +
  `waiting post. Further posts fail. ${advice} [ack: cdk-sentiment-form-backend:lambdaQuota]`;
const ses = (emails: string) =>
  'but Amazon SES sends 1 email a second in the sandbox and often 14 outside it (quota L-CDEF9B6B), and each submission causes ' +
  `${emails}. Further emails are sent later by replays. A submission whose emails fail in five replays goes to the dead-letter queue. ` +
  `${advice} [ack: cdk-sentiment-form-backend:sesQuota]`;

/** The warnings of a form; the one with this ID is acknowledged. */
function warningsOf(rateLimit: number | undefined, props: SentimentFormBackendProps, acknowledged?: string): string[] {
  const stack = newStack();
  const form = new SentimentFormBackend(stack, 'Form', { ...props, api: { throttle: { rateLimit } } });
  if (acknowledged !== undefined) Annotating.of(form).acknowledgeWarning(acknowledged, 'Our quota is 100.');
  return Annotations.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => String(entry.data));
}

const http = { answers: FormAnswers.http() };
/** Without an analyzer, every submission needs attention. */
const everybody = (emails: number): SentimentFormBackendProps => ({
  analyzer: SentimentAnalyzer.none(),
  notifications: Array(emails).fill(
    Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] }),
  ),
});
const receipt = { receipt: { fromAddress: 'forms@example.com' } };

test.each<[string, number | undefined, SentimentFormBackendProps]>([
  ['the default rate', undefined, { ...http, ...receipt, ...everybody(10) }],
  ['what Comprehend is enough for', 20, {}],
  ['what functions are enough for', 10, http],
  ['what SES is enough for', 14, receipt],
  ['what SES is enough for, with more than one email', 4, { ...receipt, ...everybody(2) }],
  ['emails that few submissions cause', 20, { ...everybody(10), analyzer: undefined }],
  ['another analyzer', 10_000, { analyzer: SentimentAnalyzer.lexicon() }],
  ['a rate that only the deployment knows', Token.asNumber(Lazy.any({ produce: () => 5000 })), http],
])('does not warn about %s', (_, rateLimit, props) => {
  expect(warningsOf(rateLimit, props)).toEqual([]);
});

test.each<[string, number, SentimentFormBackendProps, string[]]>([
  ['Comprehend', 21, {}, [COMPREHEND]],
  ['functions', 11, http, [LAMBDA]],
  ['SES', 15, receipt, [ses('an email')]],
  ['SES, with more than one email', 5, { ...receipt, ...everybody(2) }, [ses('3 emails')]],
  [
    'SES, with every sentiment',
    15,
    {
      ...everybody(1),
      analyzer: SentimentAnalyzer.lexicon(),
      attention: { sentiments: Object.values(Sentiment) },
    },
    [ses('an email')],
  ],
  ['all of them', 50, { ...http, ...receipt }, [COMPREHEND, LAMBDA, ses('an email')]],
])('warns about a rate that is too high for %s', (_, rateLimit, props, warnings) => {
  expect(warningsOf(rateLimit, props)).toEqual(
    warnings.map((warning) => `api.throttle.rateLimit allows ${rateLimit} requests a second, ${warning}`),
  );
});

test('does not repeat an acknowledged warning', () => {
  expect(warningsOf(50, http, 'cdk-sentiment-form-backend:comprehendQuota')).toEqual([
    `api.throttle.rateLimit allows 50 requests a second, ${LAMBDA}`,
  ]);
});

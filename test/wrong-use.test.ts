import { Duration, Lazy, Token } from 'aws-cdk-lib';
import { EmailNotificationOptions, Notification, SentimentFormBackend, SentimentFormBackendProps } from '../src';
import { FIELD_MISTAKES } from './fields/mistakes';
import { SPAM_MISTAKES } from './spam/mistakes';
import { strictStack } from './support/synth';

const email = (options: { fromAddress?: string; toAddresses?: string[] } = {}): EmailNotificationOptions => ({
  fromAddress: 'forms@example.com',
  toAddresses: ['care@example.com'],
  ...options,
});

const PATH =
  "path must begin with '/', not end with one, and hold only letters, digits, '.', '_', '~', '-' and '/', such as '/' or " +
  "'/contact', got: ";
const ORIGIN =
  'allowedOrigins must be origins as a browser sends them: scheme and host, with a port if it is not the default one, ' +
  "without a path or a slash at the end, such as 'https://www.example.com', got: ";
const LATER = Lazy.string({ produce: () => '/contact' });

const mistakes: [string, () => SentimentFormBackendProps, string][] = [
  ...FIELD_MISTAKES,
  ...SPAM_MISTAKES,
  ['a path without a slash at its beginning', () => ({ api: { path: 'contact' } }), `${PATH}'contact'`],
  ['a path with a slash at its end', () => ({ api: { path: '/contact/' } }), `${PATH}'/contact/'`],
  ['a path with a parameter', () => ({ api: { path: '/{proxy+}' } }), `${PATH}'/{proxy+}'`],
  ['a path that only a deployment knows', () => ({ api: { path: LATER } }), `${PATH}'${LATER}'`],
  ['an empty path', () => ({ api: { path: '' } }), `${PATH}''`],
  [
    'an origin with a slash at its end',
    () => ({ api: { allowedOrigins: ['https://www.example.com/'] } }),
    `${ORIGIN}'https://www.example.com/'`,
  ],
  [
    'an origin without a scheme',
    () => ({ api: { allowedOrigins: ['www.example.com'] } }),
    `${ORIGIN}'www.example.com'`,
  ],
  [
    'an origin with a wildcard inside',
    () => ({ api: { allowedOrigins: ['https://*.example.com'] } }),
    `${ORIGIN}'https://*.example.com'`,
  ],
  [
    'every origin and one more',
    () => ({ api: { allowedOrigins: ['*', 'https://www.example.com'] } }),
    "allowedOrigins: '*' allows every origin already; name it alone or name the others, got: *, https://www.example.com",
  ],
  [
    'a rate of nothing',
    () => ({ api: { throttle: { rateLimit: 0 } } }),
    'throttle.rateLimit must be a whole number from 1 to 10000, got: 0',
  ],
  [
    'half a request at once',
    () => ({ api: { throttle: { burstLimit: 0.5 } } }),
    'throttle.burstLimit must be a whole number from 1 to 5000, got: 0.5',
  ],
  [
    'an API that waits longer than API Gateway does',
    () => ({ api: { integrationTimeout: Duration.seconds(30) } }),
    'integrationTimeout must be from 1 second to 29 seconds, got: 30 seconds',
  ],
  [
    'a retention of zero',
    () => ({ submissions: { retention: Duration.days(0) } }),
    'submissions.retention must be from 1 day to 3650 days, got: 0 days',
  ],
  [
    'an email from nobody',
    () => ({ notifications: [Notification.email(email({ fromAddress: 'example.com' }))] }),
    "fromAddress must be an email address, such as 'forms@example.com' or 'Forms <forms@example.com>', got: 'example.com'",
  ],
  [
    'an email from a name without an address',
    () => ({ notifications: [Notification.email(email({ fromAddress: 'Forms <>' }))] }),
    "fromAddress must be an email address, such as 'forms@example.com' or 'Forms <forms@example.com>', got: 'Forms <>'",
  ],
  [
    'an email to nobody',
    () => ({ notifications: [Notification.email(email({ toAddresses: [] }))] }),
    'toAddresses must have from 1 to 50 entries, got: 0',
  ],
  [
    'an email to a crowd',
    () => ({ notifications: [Notification.email(email({ toAddresses: Array(51).fill('care@example.com') }))] }),
    'toAddresses must have from 1 to 50 entries, got: 51',
  ],
  [
    'an email to two people in one address',
    () => ({ notifications: [Notification.email(email({ toAddresses: ['a@example.com, b@example.com'] }))] }),
    "toAddresses must be an email address, such as 'forms@example.com' or 'Forms <forms@example.com>', " +
      "got: 'a@example.com, b@example.com'",
  ],
  [
    'eleven notifications',
    () => ({ notifications: Array(11).fill(Notification.email(email())) }),
    'notifications must have from 0 to 10 entries, got: 11',
  ],
];

test.each(mistakes)('refuses %s at synth, and says what is allowed', (_, props, message) => {
  // The whole message, which a text would be only a part of.
  expect(() => new SentimentFormBackend(strictStack(), 'Form', props())).toThrow(new Error(message));
});

test('lets values through that only a deployment knows', () => {
  const later = (value: string) => Lazy.string({ produce: () => value });
  const build = () =>
    new SentimentFormBackend(strictStack(), 'Form', {
      notifications: [
        Notification.email({ fromAddress: later('a@example.com'), toAddresses: [later('b@example.com')] }),
      ],
      api: {
        allowedOrigins: [later('https://www.example.com')],
        throttle: { rateLimit: Token.asNumber({ Ref: 'Rate' }), burstLimit: Token.asNumber({ Ref: 'Burst' }) },
      },
    });
  expect(build).not.toThrow();
});

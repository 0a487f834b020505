import { App, Duration, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { FormField, SentimentFormBackendProps, SpamOptions } from '../../src';

const MUST_BE_KNOWN =
  'must be known at synth, because it becomes part of the workflow, got: a token, which is known only at deployment. ' +
  'Give the value itself';

const handler = lambda.Function.fromFunctionArn(
  new Stack(new App(), 'Other'),
  'Verifier',
  'arn:aws:lambda:us-east-1:123456789012:function:verifier',
);

const MISTAKES: [string, SpamOptions, string][] = [
  [
    'a honeypot that is a field of the form',
    { honeypotField: 'email' },
    "spam.honeypotField must be a name that no other field has, got: 'email'. Choose another name",
  ],
  [
    'a honeypot that every client fills in',
    { honeypotField: 'submissionId' },
    "spam.honeypotField must be a name that no other field has, got: 'submissionId'. Choose another name",
  ],
  [
    'a time that is in a field of the form',
    { minFillTime: Duration.seconds(3), fillTimeField: 'name' },
    "spam.fillTimeField must be a name that no other field has, got: 'name'. Choose another name",
  ],
  [
    'a honeypot that has the time',
    { minFillTime: Duration.seconds(3), honeypotField: 'fillMilliseconds' },
    "spam.fillTimeField must be a name that no other field has, got: 'fillMilliseconds'. Choose another name",
  ],
  [
    'a honeypot that has the token',
    { honeypotField: 'website', verifier: { handler, tokenField: 'website' } },
    "spam.verifier.tokenField must be a name that no other field has, got: 'website'. Choose another name",
  ],
  [
    'a token in the message',
    { verifier: { handler, tokenField: 'message' } },
    "spam.verifier.tokenField must be a name that no other field has, got: 'message'. Choose another name",
  ],
  ...['', '1', 'web site', 'a`b', 'x'.repeat(65), 'constructor'].map((honeypotField): [string, SpamOptions, string] => [
    `a honeypot called '${honeypotField}'`,
    { honeypotField },
    "spam.honeypotField must be a name of 1 to 64 letters, digits, '_', '.', ':' and '-' that begins with a letter or " +
      `'_', got: '${honeypotField}'`,
  ]),
  [
    'a time of nothing',
    { minFillTime: Duration.seconds(0) },
    'spam.minFillTime must be from 1 second to 1 hour, got: 0 seconds',
  ],
  [
    'a time in which nobody waits',
    { minFillTime: Duration.minutes(61) },
    'spam.minFillTime must be from 1 second to 1 hour, got: 1 hour 1 minute',
  ],
  [
    'a time that only a deployment knows',
    { minFillTime: Duration.seconds(Lazy.number({ produce: () => 3 })) },
    `spam.minFillTime ${MUST_BE_KNOWN}`,
  ],
  ['a negative number of links', { maxLinks: -1 }, 'spam.maxLinks must be a whole number from 0 to 100, got: -1'],
  ['half a link', { maxLinks: 0.5 }, 'spam.maxLinks must be a whole number from 0 to 100, got: 0.5'],
  [
    'a number of links that only a deployment knows',
    { maxLinks: Token.asNumber({ Ref: 'Links' }) },
    `spam.maxLinks ${MUST_BE_KNOWN}`,
  ],
];

/** Wrong options for spam, and their errors. */
export const SPAM_MISTAKES = MISTAKES.map(
  ([what, spam, message]): [string, () => SentimentFormBackendProps, string] => [
    what,
    () => ({ spam, fields: { message: FormField.text(), name: FormField.text(), email: FormField.email() } }),
    message,
  ],
);

import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib';
import { Mistake } from './mistake';
import { Notification } from '../../src';

const removalPolicy = (policy: string) =>
  'submissions.removalPolicy must be RemovalPolicy.DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, because the table and ' +
  `the queues support no other, got: '${policy}'. To keep a copy, back up the table before you delete the stack`;

const ceiling = (name: string, least: number, each: number, given: number) =>
  `submissions.${name} must be a whole number of at least ${least}, ${each} for each request a second that ` +
  `api.throttle.rateLimit allows, got: ${given}. Raise it, or lower api.throttle.rateLimit`;

/** Mistakes about how submissions are kept. */
export const SUBMISSIONS_MISTAKES: readonly Mistake[] = [
  {
    what: 'a snapshot of the table',
    props: () => ({ submissions: { removalPolicy: RemovalPolicy.SNAPSHOT } }),
    message: removalPolicy('snapshot'),
  },
  {
    what: "CloudFormation's own name of a removal policy",
    props: () => ({ submissions: { removalPolicy: 'Retain' as RemovalPolicy } }),
    message: removalPolicy('Retain'),
  },
  {
    what: 'milliseconds of retention that only the deployment knows',
    props: () => ({ submissions: { retention: Duration.millis(Token.asNumber({ Ref: 'Number' })) } }),
    message:
      'submissions.retention must be in days, hours, minutes or seconds if it is a token, which is known only at deployment, ' +
      'got: millis. Use Duration.days() with it',
  },
  {
    what: 'a ceiling of writes below what the throttle lets through',
    props: () => ({ submissions: { maxWriteRequestUnits: 29 } }),
    message: ceiling('maxWriteRequestUnits', 30, 3, 29),
  },
  {
    what: 'a ceiling of writes without room for the marks of notifications and of a receipt',
    props: () => ({
      notifications: [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })],
      receipt: { fromAddress: 'forms@example.com' },
      api: { throttle: { rateLimit: 14 } },
      submissions: { maxWriteRequestUnits: 69 },
    }),
    message: ceiling('maxWriteRequestUnits', 70, 5, 69),
  },
  {
    what: 'a ceiling of writes without room for replays that notify',
    props: () => ({
      notifications: [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })],
      notifyAfterAnswer: true,
      submissions: { maxWriteRequestUnits: 49 },
    }),
    message: ceiling('maxWriteRequestUnits', 50, 5, 49),
  },
  {
    what: 'a ceiling of reads below what the throttle lets through',
    props: () => ({ submissions: { maxReadRequestUnits: 9 } }),
    message: ceiling('maxReadRequestUnits', 10, 1, 9),
  },
  {
    what: 'a ceiling that is no whole number',
    props: () => ({ submissions: { maxReadRequestUnits: 10.5 } }),
    message: ceiling('maxReadRequestUnits', 10, 1, 10.5),
  },
  {
    what: 'a ceiling of nothing, with a rate that only the deployment knows',
    props: () => ({
      api: { throttle: { rateLimit: Token.asNumber({ Ref: 'Rate' }) } },
      submissions: { maxWriteRequestUnits: 0 },
    }),
    message:
      'submissions.maxWriteRequestUnits must be a whole number of at least 1, got: 0. Raise it, or lower ' +
      'api.throttle.rateLimit',
  },
];

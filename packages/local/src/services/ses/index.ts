/** SES, for the registry: version 2 of its API. */
import { emailAccess } from './access';
import { emailIdentities } from './describe';
import { type EmailIdentityDescription } from './description';
import { Ses } from './ses';
import { listOf, member } from '../../base/json';
import { type ServiceDefinition } from '../definition';
import { type CallCounter } from '../usage';
import { jsonOf, respondJson } from '../wire';

/** SES charges for each recipient. */
const sentEmails: CallCounter = ({ operation, input }) => {
  const lists = ['ToAddresses', 'CcAddresses', 'BccAddresses'].map((name) =>
    member(member(input, 'Destination'), name),
  );
  return operation === 'SendEmail' ? { emails: lists.flatMap(listOf).length } : undefined;
};

export const ses: ServiceDefinition<'sesv2', 'emailIdentities', EmailIdentityDescription, Ses> = {
  name: 'sesv2',
  resources: emailIdentities,
  access: emailAccess,
  actionPrefixes: ['ses'],
  wire: {
    protocol: 'rest',
    signedFor: 'ses',
    operations: {
      /** @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
      SendEmail: {
        method: 'POST',
        path: /^\/v2\/email\/outbound-emails\/?$/,
        input: ({ body }) => jsonOf(body),
        answer: respondJson,
      },
    },
  },
  // An estimate: an email takes longer than a message.
  latency: { p50: 80, p99: 300 },
  cost: { counter: () => sentEmails },
  model: { name: 'sesv2', errorPrefix: 'SesV2' },
  readme: {
    title: 'SES',
    operations: '`SendEmail` of version 2, and for state machines also of version 1',
    rows: [{ resource: 'SES `SendEmail`', here: 'an outbox; nothing is sent' }],
  },
  start: (_descriptions, { clock, outboxLimit, outbox }) =>
    new Ses({ now: () => clock.now(), limit: outboxLimit, kept: outbox }),
};

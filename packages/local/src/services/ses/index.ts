/** SES, as the registry has it: version 2 of its API. */
import { emailAccess } from './access';
import { emailIdentities } from './describe';
import { type EmailIdentityDescription } from './description';
import { Ses } from './ses';
import { type ServiceDefinition } from '../definition';
import { jsonOf, respondJson } from '../wire';

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
  // A guess: taking an email is more than taking a message.
  latency: { p50: 80, p99: 300 },
  model: { name: 'sesv2', errorPrefix: 'SesV2' },
  readme: {
    title: 'SES',
    operations: '`SendEmail` of version 2, and for state machines also of version 1',
    rows: [{ resource: 'SES `SendEmail`', here: 'an outbox; nothing is sent' }],
  },
  start: (_descriptions, { clock, outboxLimit, outbox }) =>
    new Ses({ now: () => clock.now(), limit: outboxLimit, kept: outbox }),
};

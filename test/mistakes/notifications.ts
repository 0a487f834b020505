import { Lazy, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Mistake } from './mistake';
import {
  EmailNotificationOptions,
  EventBusNotificationOptions,
  FormField,
  Notification,
  ReceiptOptions,
  SentimentFormBackendProps,
} from '../../src';

const PLACEHOLDERS = '{{ticketId}}, {{sentiment}}, {{receivedAt}}';
const FIELDS = '{{fields.email}}, {{fields.name}}, {{fields.message}}';
const badAddress = (prop: string, address: string) =>
  `${prop} must be an email address, such as 'forms@example.com' or 'Forms <forms@example.com>', got: '${address}'`;
const notAscii = (prop: string, address: string) =>
  `${badAddress(prop, address)}. Amazon SES accepts only ASCII: write a domain with other letters as Punycode, such as ` +
  "'xn--bcher-kva.example'";
const badName = (prop: string, address: string) =>
  `${prop} must have a name without the characters , ; : @ < > [ ] \\ and ", or in quotation marks, such as ` +
  `'"Forms, Inc." <forms@example.com>', got: '${address}'`;
const badUrl = (url: string) =>
  `url must be an https address without a query, such as 'https://hooks.example.com/forms', got: '${url}'. Put query ` +
  'parameters and secrets in the connection';

const twoAddresses = { message: FormField.text(), home: FormField.email(), work: FormField.email() };

function email(what: string, options: Partial<EmailNotificationOptions>, message: string): Mistake {
  const all = { fromAddress: 'forms@example.com', toAddresses: ['care@example.com'], ...options };
  return { what, props: () => ({ notifications: [Notification.email(all)] }), message };
}

function receipt(
  what: string,
  options: Partial<ReceiptOptions>,
  message: string,
  fields?: SentimentFormBackendProps['fields'],
): Mistake {
  return { what, props: () => ({ fields, receipt: { fromAddress: 'noreply@example.com', ...options } }), message };
}

function event(what: string, options: EventBusNotificationOptions, message: string): Mistake {
  const bus = (stack: Stack) => events.EventBus.fromEventBusName(stack, 'Bus', 'bus');
  return { what, props: (stack) => ({ notifications: [Notification.eventBus(bus(stack), options)] }), message };
}

function webhook(what: string, url: string): Mistake {
  const connection = (stack: Stack) =>
    events.Connection.fromConnectionAttributes(stack, 'Connection', {
      connectionArn: 'arn:aws:events:eu-west-1:123456789012:connection/c/1',
      connectionName: 'c',
      connectionSecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:c',
    });
  return {
    what,
    props: (stack) => ({ notifications: [Notification.webhook({ url, connection: connection(stack) })] }),
    message: badUrl(url),
  };
}

/** Mistakes about notifications. */
export const NOTIFICATION_MISTAKES: readonly Mistake[] = [
  email('an email from nobody', { fromAddress: 'example.com' }, badAddress('fromAddress', 'example.com')),
  ...['jörg@example.com', 'forms@bücher.example', 'Forms <forms@bücher.example>'].map((address) =>
    email(`an email from ${address}, which is not ASCII`, { fromAddress: address }, notAscii('fromAddress', address)),
  ),
  ...['forms@localhost', 'forms@-example.com', 'forms@example..com', 'fo..rms@example.com', 'a,b@example.com'].map(
    (address) =>
      email(
        `an email to ${address}, which SES refuses`,
        { toAddresses: [address] },
        badAddress('toAddresses', address),
      ),
  ),
  ...['Forms, Inc. <forms@example.com>', 'Care: Forms <forms@example.com>', '"Forms <forms@example.com>'].map(
    (address) => email(`an email from the name ${address}`, { fromAddress: address }, badName('fromAddress', address)),
  ),
  receipt(
    'a receipt from two names',
    { fromAddress: 'A, B <a@example.com>' },
    badName('fromAddress', 'A, B <a@example.com>'),
  ),
  email('an email from a name without an address', { fromAddress: 'Forms <>' }, badAddress('fromAddress', 'Forms <>')),
  email('an email to nobody', { toAddresses: [] }, 'toAddresses must have from 1 to 50 entries, got: 0'),
  email(
    'an email to a crowd',
    { toAddresses: Array<string>(51).fill('care@example.com') },
    'toAddresses must have from 1 to 50 entries, got: 51',
  ),
  email(
    'an email to two people in one address',
    { toAddresses: ['a@example.com, b@example.com'] },
    badAddress('toAddresses', 'a@example.com, b@example.com'),
  ),
  email(
    'an answer to a field that the form has not',
    { replyToField: 'mail' },
    "replyToField must name a FormField.email() of the form, got: 'mail', which is not a field of the form. Set replyToField to " +
      "'email'",
  ),
  email(
    'an answer to a field that is no address',
    { replyToField: 'name' },
    "replyToField must name a FormField.email() of the form, got: 'name', which is a FormField.text(). Set replyToField to 'email'",
  ),
  email(
    'a subject with a placeholder that there is not',
    { subject: 'Ticket {{ticket}}' },
    `subject must only contain the placeholders ${PLACEHOLDERS}, ${FIELDS}, got: '{{ticket}}'`,
  ),
  email(
    'a body with a field that the form has not',
    { body: 'From {{fields.surname}}' },
    `body must only contain the placeholders ${PLACEHOLDERS}, ${FIELDS}, got: '{{fields.surname}}'`,
  ),
  email(
    'a placeholder that does not end',
    { body: 'Ticket {{ticketId} of {{sentiment' },
    `body must only contain the placeholders ${PLACEHOLDERS}, ${FIELDS}, got: '{{ticketId} of {{sentiment'`,
  ),
  email(
    'a blank subject',
    { subject: ' ' },
    "subject must be a text of 1 to 20000 characters that is not blank, got: ' '",
  ),
  email('a blank body', { body: '' }, "body must be a text of 1 to 20000 characters that is not blank, got: ''"),
  email(
    'a subject that only a deployment knows',
    { subject: Lazy.string({ produce: () => "It's" }) },
    'subject must be known at synth, because it becomes part of the workflow, got: a token, which is known only at ' +
      'deployment. Give the value itself',
  ),
  email(
    'the ARN of a configuration set',
    { configurationSetName: 'arn:aws:ses:x' },
    "configurationSetName must have only letters, digits, '_' and '-', got: 'arn:aws:ses:x'",
  ),
  {
    what: 'eleven notifications',
    props: () => ({
      notifications: Array<Notification>(11).fill(
        Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] }),
      ),
    }),
    message: 'notifications must have from 0 to 10 entries, got: 11',
  },
  {
    what: 'notifications after the answer where there are none',
    props: () => ({ notifications: [], notifyAfterAnswer: true }),
    message:
      'notifyAfterAnswer must be false without notifications and without a receipt, because there is nothing to send after the ' +
      'answer, got: true. Add a notification or a receipt, or leave it out',
  },
  {
    what: 'a FIFO topic',
    props: (stack) => ({ notifications: [Notification.topic(new sns.Topic(stack, 'Alerts', { fifo: true }))] }),
    message:
      'topic must be a standard topic, got: Stack/Alerts, which is a FIFO topic. Notifications are sent at the ' +
      'same time and have no order',
  },
  event(
    'an event in the name of AWS',
    { source: 'aws.forms' },
    "source must not begin with 'aws.', which is reserved for AWS services, got: 'aws.forms'",
  ),
  event(
    'an event from nowhere',
    { source: '' },
    "source must be a text of 1 to 256 characters that is not blank, got: ''",
  ),
  event(
    'an event of a type that is too long',
    { detailType: 'x'.repeat(129) },
    `detailType must be a text of 1 to 128 characters that is not blank, got: '${'x'.repeat(129)}'`,
  ),
  webhook('a webhook without encryption', 'http://hooks.example.com/forms'),
  webhook('a webhook without a host', 'https:///forms'),
  webhook('a webhook with a query', 'https://hooks.example.com/forms?key=secret'),
  webhook('a webhook with a password', 'https://user:secret@hooks.example.com/forms'),
  receipt('a receipt from nobody', { fromAddress: 'noreply' }, badAddress('fromAddress', 'noreply')),
  receipt(
    'a receipt of a form without an address',
    {},
    'receipt.emailField must be set if the form does not have exactly one FormField.email(), got: none. Declare a FormField.email()',
    { message: FormField.text() },
  ),
  receipt(
    'a receipt of a form with two addresses',
    {},
    "receipt.emailField must be set if the form does not have exactly one FormField.email(), got: 'home' and 'work'. Set receipt.emailField to 'home' or 'work'",
    twoAddresses,
  ),
  receipt(
    'a receipt to what is no address',
    { emailField: 'message' },
    "receipt.emailField must name a FormField.email() of the form, got: 'message', which is a FormField.text(). Set " +
      "receipt.emailField to 'email'",
  ),
  receipt(
    'a receipt with words of the submitter',
    { body: 'You wrote: {{fields.message}}' },
    `receipt.body must only contain the placeholders ${PLACEHOLDERS}, got: '{{fields.message}}'`,
  ),
  receipt(
    'a receipt whose subject has a name that somebody typed',
    { subject: 'Hello {{fields.name}}' },
    `receipt.subject must only contain the placeholders ${PLACEHOLDERS}, got: '{{fields.name}}'`,
  ),
];

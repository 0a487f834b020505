/** What emails have to look like, to the letter. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import { addressOf, type Channel, type NotifiedSubmission } from './channel';

/** An email of a form. Each has a sender of its own, by which it is told from the others. */
export interface EmailOptions {
  readonly name: string;
  readonly fromAddress: string;
  readonly toAddresses: readonly string[];
  readonly subject: (submission: NotifiedSubmission) => string;
  readonly body: (submission: NotifiedSubmission) => string;
  readonly configurationSetName?: string;
}

/** An email to people who look after the form; an answer to it goes to the customer. */
export function email(options: EmailOptions): Channel {
  return {
    ...sentBy(options),
    isReceipt: false,
    expected: (submission) => ({
      ...message(options, submission, options.toAddresses),
      ReplyToAddresses: [addressOf(submission.fields)].filter((address) => address !== undefined),
    }),
  };
}

/** An email to the customer. */
export function receipt(options: Omit<EmailOptions, 'name' | 'toAddresses'>): Channel {
  return {
    ...sentBy({ ...options, name: 'Receipt' }),
    isReceipt: true,
    expected: (submission) => message(options, submission, [addressOf(submission.fields) ?? 'nobody']),
  };
}

/** The subject where none is configured. */
export function usualSubject({ sentiment, ticketId }: NotifiedSubmission): string {
  return `[${sentiment}] Form submission ${ticketId}`;
}

/**
 * The body where none is configured.
 *
 * @param labels those of the form's fields, in their order
 */
export function usualBody(labels: Readonly<Record<string, string>>): (submission: NotifiedSubmission) => string {
  return ({ ticketId, sentiment, receivedAt, fields }) =>
    [
      `Reference number: ${ticketId}`,
      `Sentiment: ${sentiment}`,
      `Received: ${receivedAt}`,
      '',
      ...Object.entries(labels)
        .filter(([name]) => fields[name] !== undefined)
        .map(([name, label]) => `${label}: ${inWords(fields[name])}`),
    ].join('\n');
}

export function inWords(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function sentBy({ name, fromAddress }: Pick<EmailOptions, 'name' | 'fromAddress'>) {
  return {
    name,
    operation: 'sesv2.SendEmail',
    isIts: (input: Parameters<Channel['isIts']>[0]) => member(input, 'FromEmailAddress') === fromAddress,
  };
}

type Message = Pick<EmailOptions, 'fromAddress' | 'subject' | 'body' | 'configurationSetName'>;

function message(
  { fromAddress, subject, body, configurationSetName }: Message,
  submission: NotifiedSubmission,
  toAddresses: readonly string[],
): JsonObject {
  const text = (content: string) => ({ Data: content, Charset: 'UTF-8' });
  return {
    FromEmailAddress: fromAddress,
    Destination: { ToAddresses: [...toAddresses] },
    Content: { Simple: { Subject: text(subject(submission)), Body: { Text: text(body(submission)) } } },
    ...(configurationSetName !== undefined && { ConfigurationSetName: configurationSetName }),
  };
}

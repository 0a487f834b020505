/** SES: nothing is sent; every email is kept in an outbox for inspection. */
import { randomUUID } from 'node:crypto';
import { BoundedList } from '../../base/bounded-list';
import { Json, JsonObject, isObject, objectOf, stringOf, stringsOf } from '../../base/json';
import { CallContext, Service, ServiceError } from '../service';

/** SES quotas: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const MAX_RECIPIENTS = 50;
const MAX_MESSAGE_BYTES = 40 * 1024 * 1024;

/** An email as it was handed to SES. */
export interface Message {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text?: string;
  readonly html?: string;
  readonly configurationSet?: string;
}

/** How a program or a page reads the emails. */
export interface Outbox {
  /** The newest emails, oldest first. */
  messages(): readonly Message[];
  clear(): void;
}

export interface SesOptions {
  /** The time in milliseconds since the epoch. */
  readonly now: () => number;
  /**
   * How many emails the outbox keeps, with at most 64 Mi characters in total; older ones are dropped.
   * @default 1000
   */
  readonly limit?: number;
  /**
   * Emails in the outbox at the start.
   * @default none
   */
  readonly kept?: readonly Message[];
}

export class Ses implements Service, Outbox {
  /** Version 2 of the two APIs with this endpoint. */
  public readonly name = 'sesv2';
  public readonly operations = ['SendEmail'];
  public readonly modelledErrors = new Set([
    'AccountSuspendedException',
    'BadRequestException',
    'LimitExceededException',
    'MailFromDomainNotVerifiedException',
    'MessageRejected',
    'NotFoundException',
    'SendingPausedException',
    'TooManyRequestsException',
  ]);

  private kept: BoundedList<Message>;

  public constructor(private readonly options: SesOptions) {
    this.kept = this.emptied(options.kept);
  }

  public async call(_operation: string, input: Json, _context: CallContext): Promise<Json> {
    const message: Message = { id: randomUUID(), sentAt: this.options.now(), ...readEmail(objectOf(input)) };
    this.kept.add(message);
    return { MessageId: message.id };
  }

  public messages(): readonly Message[] {
    return this.kept.list();
  }

  public clear(): void {
    this.kept = this.emptied();
  }

  private emptied(messages?: readonly Message[]): BoundedList<Message> {
    const { limit: count = 1000 } = this.options;
    return new BoundedList({ count, size: KEPT_CHARACTERS, sizeOf: charactersOf }, messages);
  }
}

/** Of all emails in the outbox. */
const KEPT_CHARACTERS = 64 * 1024 * 1024;

function charactersOf({ subject, text = '', html = '' }: Message): number {
  return subject.length + text.length + html.length;
}

function readEmail(input: JsonObject): Omit<Message, 'id' | 'sentAt'> {
  const destination = objectOf(input.Destination);
  const email = {
    from: requiredSender(input.FromEmailAddress),
    to: stringsOf(destination.ToAddresses),
    cc: stringsOf(destination.CcAddresses),
    bcc: stringsOf(destination.BccAddresses),
    replyTo: stringsOf(input.ReplyToAddresses),
    configurationSet: stringOf(input.ConfigurationSetName),
    ...readSimpleContent(objectOf(input.Content)),
  };
  checkAddresses([...email.to, ...email.cc, ...email.bcc], [email.from, ...email.replyTo]);
  return email;
}

function requiredSender(from: Json | undefined): string {
  if (typeof from === 'string' && from !== '') return from;
  throw badRequest('Missing required header From: give FromEmailAddress.');
}

function checkAddresses(recipients: readonly string[], others: readonly string[]): void {
  if (recipients.length === 0) throw badRequest('Destination must name at least one recipient.');
  if (recipients.length > MAX_RECIPIENTS) throw badRequest(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  for (const address of [...recipients, ...others]) checkAddress(address);
}

/**
 * Either `user@domain` or `Name <user@domain>`; SES accepts no other format, and no line break (which would forge
 * headers).
 */
function checkAddress(given: string): void {
  const address = /<([^<>]*)>\s*$/.exec(given)?.[1] ?? given;
  const at = address.lastIndexOf('@');
  if (at < 1) throw badRequest("Missing final '@domain'");
  if (/[\r\n\0]/.test(given)) throw badRequest('An address must not contain control characters or line breaks.');
  if (/[\s@]/.test(address.slice(at + 1)) || at === address.length - 1) {
    throw badRequest('Domain contains illegal character');
  }
  // SES does not support SMTPUTF8: a local part is ASCII.
  if (/[^\x21-\x7e]/.test(address.slice(0, at))) throw badRequest('Local address contains control or whitespace');
}

function readSimpleContent(content: JsonObject): Pick<Message, 'subject' | 'text' | 'html'> {
  for (const kind of ['Raw', 'Template']) {
    if (content[kind] !== undefined) throw badRequest(`The local SES supports only Simple content, not ${kind}.`);
  }
  if (!isObject(content.Simple)) throw badRequest('Content must have Simple.');
  const subject = dataOf(content.Simple.Subject, 'Subject');
  if (subject === undefined) throw badRequest('Content.Simple must have a Subject.');
  const body = objectOf(content.Simple.Body);
  const text = dataOf(body.Text, 'Body.Text');
  const html = dataOf(body.Html, 'Body.Html');
  if (text === undefined && html === undefined) throw badRequest('Content.Simple.Body must have Text or Html.');
  if (Buffer.byteLength(subject + (text ?? '') + (html ?? '')) > MAX_MESSAGE_BYTES) {
    throw new ServiceError('MessageRejected', `Message length exceeds ${MAX_MESSAGE_BYTES} bytes.`);
  }
  return { subject, text, html };
}

function dataOf(part: Json | undefined, name: string): string | undefined {
  if (part === undefined || part === null) return undefined;
  const data = stringOf(objectOf(part).Data);
  if (data === undefined) throw badRequest(`Content.Simple.${name} must have Data.`);
  return data;
}

function badRequest(message: string): ServiceError {
  return new ServiceError('BadRequestException', message);
}

/** Who is told of submissions, and in which words: written down here once more, not taken from the workflow. */
import type { JsonObject, Json } from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import type { Analysis } from './analyzer';
import type { Item } from '../items';
import { textOf } from '../records';

/** All that can be told of a submission. */
export interface NotifiedSubmission extends Analysis {
  readonly ticketId: string;
  readonly referenceNumber: string;
  readonly submissionId: string;
  readonly receivedAt: string;
  /** As they are recorded. */
  readonly fields: JsonObject;
}

/** One way of telling somebody. */
export interface Channel {
  /** What the record says when somebody was told through it. */
  readonly name: string;
  /** As `service.operation`. */
  readonly operation: string;
  /** Whether a call of that operation is one of this channel: who sends it, or where to. */
  readonly isIts: (input: Json) => boolean;
  /** Whether it goes to the customer, whatever the sentiment. */
  readonly isReceipt: boolean;
  /** The whole call; Step Functions adds the `Resources` of events, which are taken from the input. */
  readonly expected: (submission: NotifiedSubmission, input: Json) => JsonObject;
}

/** Operations that the workflow calls only for notifications, even if no channel of the form calls them. */
const NOTIFYING = ['sesv2.SendEmail', 'sns.Publish', 'events.PutEvents', 'http.Invoke'];

/** The parts of a call that show whether it belongs to a channel. */
interface Call {
  readonly operation: string;
  readonly input: Json;
}

/** The channel of a form that a call belongs to. */
export function channelOf(channels: readonly Channel[], { operation, input }: Call): Channel | undefined {
  return channels.find((channel) => channel.operation === operation && channel.isIts(input));
}

/** Whether a call notifies somebody. */
export function sendsMessage(channels: readonly Channel[], call: Call): boolean {
  return NOTIFYING.includes(call.operation) || channelOf(channels, call) !== undefined;
}

/** Whether the record is one that is held as spam: nobody is told of it. */
export function isHeld(item: Item): boolean {
  return textOf(item, 'status') === 'HELD';
}

/** An address of a customer that every mail server takes. Customers of the simulator give such a one, a local one, or none. */
export function addressOf(fields: JsonObject): string | undefined {
  const { email } = fields;
  return typeof email === 'string' && email.endsWith('.com') ? email : undefined;
}

/** The same address in a record. */
export function hasAddress(item: Item): boolean {
  const email = member(member(member(item.fields, 'M'), 'email'), 'S');
  return addressOf(email === undefined ? {} : { email }) !== undefined;
}

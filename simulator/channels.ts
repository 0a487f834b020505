/** Whom a simulated form tells. Each channel has a sender of its own, by which its emails are told from the others'. */
import { member } from 'cdk-sentiment-form-backend-local/lib/asl/json';
import { textOf } from './facts';
import type { Item } from './items';

/** One way of telling somebody, by email. */
export interface Channel {
  /** What the record says when somebody was told through it. */
  readonly name: string;
  readonly fromAddress: string;
  /** Whether it goes to the customer, whatever the sentiment. */
  readonly isReceipt: boolean;
}

export const CARE: Channel = { name: 'Email', fromAddress: 'forms@example.com', isReceipt: false };
export const BOSS: Channel = { name: 'Email 2', fromAddress: 'desk@example.com', isReceipt: false };
export const RECEIPT: Channel = { name: 'Receipt', fromAddress: 'noreply@example.com', isReceipt: true };

const NEEDS_ATTENTION = ['NEGATIVE', 'UNKNOWN'];

/** Whether a person is next. */
export function needsAttention(item: Item): boolean {
  return NEEDS_ATTENTION.includes(textOf(item, 'sentiment') ?? '');
}

/** Whether the record is one that is held as spam: nobody is told of it. */
export function isHeld(item: Item): boolean {
  return textOf(item, 'status') === 'HELD';
}

/** Whether somebody has to be told of a record through a channel. */
export function isDue({ isReceipt }: Channel, item: Item): boolean {
  if (isHeld(item)) return false;
  return isReceipt ? hasAddress(item) : needsAttention(item);
}

/** What customers of the simulator give is an address, or nothing. */
function hasAddress(item: Item): boolean {
  return member(member(item.fields, 'M'), 'email') !== undefined;
}

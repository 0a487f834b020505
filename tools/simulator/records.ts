/** What the items of the table say of themselves: records, and pointers to them. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import type { Item } from './items';

/** A string attribute of an item. */
export function textOf(item: Item | undefined, name: string): string | undefined {
  const attribute = item?.[name] as JsonObject | undefined;
  return typeof attribute?.S === 'string' ? attribute.S : undefined;
}

/** The strings of a string set of an item. */
export function textsOf(item: Item | undefined, name: string): string[] {
  const attribute = item?.[name] as JsonObject | undefined;
  return Array.isArray(attribute?.SS) ? attribute.SS.map(String) : [];
}

/** The key of a record. */
export function keyOf(item: Item): string {
  return textOf(item, 'referenceNumber') ?? textOf(item, 'ticketId') ?? '';
}

/** What a record waits for, in whichever shard of the index. */
export function attentionOf(item: Item): string | undefined {
  return textOf(item, 'attention')?.replace(/#\d+$/, '');
}

/** All numbers that were told for a record. */
export function ticketsOf(item: Item): string[] {
  return [textOf(item, 'ticketId') ?? '', ...textsOf(item, 'otherTickets')];
}

/** Whether an item only says where a record stands that a ticket was told for under this number. */
export function isPointer(item: Item): boolean {
  return textOf(item, 'pointsTo') !== undefined;
}

/** The records of what customers of this simulation sent. A pointer to one is none. */
export function ownRecords(items: readonly Item[], foreign: ReadonlyMap<string, Item>): Item[] {
  return items.filter((item) => !foreign.has(keyOf(item)) && !isPointer(item));
}

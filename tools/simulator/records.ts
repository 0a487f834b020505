/** Reads the items of the table: records, and pointers to records. */
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

/** The attention of a record, without the shard of the index. */
export function attentionOf(item: Item): string | undefined {
  return textOf(item, 'attention')?.replace(/#\d+$/, '');
}

/** All tickets that customers were given for a record. */
export function ticketsOf(item: Item): string[] {
  return [textOf(item, 'ticketId') ?? '', ...textsOf(item, 'otherTickets')];
}

/** Whether an item is only a pointer from a ticket's number to the record. */
export function isPointer(item: Item): boolean {
  return textOf(item, 'pointsTo') !== undefined;
}

/** The records of what customers of this simulation sent, without pointers. */
export function ownRecords(items: readonly Item[], foreign: ReadonlyMap<string, Item>): Item[] {
  return items.filter((item) => !foreign.has(keyOf(item)) && !isPointer(item));
}

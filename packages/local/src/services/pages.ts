/** Returns the lists of the services page by page. A token contains its position, so nothing has to be stored. */
import { member, parsedJson } from '../base/json';

/**
 * Tokens of Step Functions expire after a day:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html
 */
const LIFE_MILLIS = 24 * 60 * 60 * 1000;

export interface PageRequest {
  /** The operation, and the parameters that must be the same for the next page. */
  readonly list: string;
  readonly size: number;
  /** @default the first page */
  readonly token?: string;
  /** Milliseconds since the epoch. @default the time of this machine */
  readonly now?: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Undefined on the last page. */
  readonly nextToken?: string;
}

/** A page of the list; undefined if the token is invalid, too old, or from another list. */
export function pageOf<Item>(
  all: readonly Item[],
  { list, size, token, now = Date.now() }: PageRequest,
): Page<Item> | undefined {
  const start = token === undefined ? 0 : startOf(token, list, now);
  if (start === undefined) return undefined;
  const end = start + size;
  const items = all.slice(start, end);
  return end < all.length ? { items, nextToken: tokenOf({ list, start: end, until: now + LIFE_MILLIS }) } : { items };
}

function tokenOf(place: { readonly list: string; readonly start: number; readonly until: number }): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function startOf(token: string, list: string, now: number): number | undefined {
  const place = parsedJson(Buffer.from(token, 'base64url').toString());
  const [start, until] = [member(place, 'start'), member(place, 'until')];
  const fits = member(place, 'list') === list && typeof until === 'number' && until >= now;
  return fits && typeof start === 'number' && Number.isInteger(start) && start >= 0 ? start : undefined;
}

/** The outcome of an evaluation, and when two outcomes are the same. */
import { isDeepStrictEqual } from 'node:util';
import type { Json } from 'sentiment-form-local/lib/asl';

/** A value, nothing at all, or an error. */
export type Outcome = { readonly value: Json } | { readonly nothing: true } | { readonly throws: string };

/** Whether two outcomes are the same: the same value, no value, or an error with any message. */
export function isSame(here: Outcome, there: Outcome): boolean {
  if ('value' in here && 'value' in there) return isDeepStrictEqual(plain(here.value), plain(there.value));
  return ('throws' in here && 'throws' in there) || ('nothing' in here && 'nothing' in there);
}

/** As JSON holds it: without the sign of a zero. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

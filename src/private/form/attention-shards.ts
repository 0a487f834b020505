import { ALPHABET } from '../../handlers/reference-number';
import { firstOf } from '../states/jsonata';

/**
 * The values of `attention` that may be written for every submission. `PARKED` is not included, because the sweep writes it
 * only a few times a second.
 */
export type Attention = 'PENDING' | 'OPEN' | 'HELD';

/** The number of partitions of the index for each value. */
export type AttentionShards = { readonly [attention in Attention]: number };

/**
 * A partition of an index accepts 1,000 write units a second, and a throttled index throttles the table. Every submission
 * enters and leaves PENDING, which takes two units. This reserves a fifth of the capacity for uneven distribution and for
 * the sweep. OPEN or HELD takes one unit, and reaches 1,000 a second only while every submission needs attention or is
 * spam. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
const SUBMISSIONS_PER_SHARD: AttentionShards = { PENDING: 400, OPEN: 1000, HELD: 1000 };

/** The first symbol of a reference number chooses the shard. */
const MAX_SHARDS = ALPHABET.length;

/** All values of PENDING, for any throttle: after the throttle is lowered, records remain in shards that are no longer used. */
export const EVERY_PENDING = shardNames('PENDING', MAX_SHARDS);

/**
 * The number of shards for a throttle: a power of two, so that all shards get the same share. A rate that is a token gets
 * one shard.
 */
export function attentionShards(rateLimit: number): AttentionShards {
  const shards = (attention: Attention): number => {
    const wanted = rateLimit / SUBMISSIONS_PER_SHARD[attention];
    return Math.min(MAX_SHARDS, wanted > 1 ? 2 ** Math.ceil(Math.log2(wanted)) : 1);
  };
  return { PENDING: shards('PENDING'), OPEN: shards('OPEN'), HELD: shards('HELD') };
}

/** The values of `attention` in a number of shards: `PENDING`, `PENDING#1`, `PENDING#2` and so on. */
function shardNames(attention: Attention, shards: number): string[] {
  return Array.from({ length: shards }, (_, shard) => (shard === 0 ? attention : `${attention}#${shard}`));
}

/**
 * A JSONata expression for the value of `attention` of one submission.
 *
 * @param referenceNumber a JSONata expression for its number
 */
export function attentionOf(attention: Attention, shards: AttentionShards, referenceNumber: string): string {
  const count = shards[attention];
  if (count === 1) return `'${attention}'`;
  const symbol = firstOf(referenceNumber, 1);
  return `($shard := $length($substringBefore('${ALPHABET}', ${symbol})) % ${count}; $shard = 0 ? '${attention}' : '${attention}#' & $string($shard))`;
}

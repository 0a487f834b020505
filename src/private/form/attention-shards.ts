import { ALPHABET } from '../../handlers/reference-number';
import { firstOf } from '../states/jsonata';

/**
 * What submissions wait for, as far as it may be written for each of them. `PARKED` is not here: the sweep writes it, a few
 * times a second.
 */
export type Attention = 'PENDING' | 'OPEN' | 'HELD';

/** Over how many partitions of the index each of them is spread. */
export type AttentionShards = { readonly [attention in Attention]: number };

/**
 * A partition of an index takes 1,000 write units a second, and a throttled index throttles the table. Every submission
 * comes to PENDING and leaves it, two units, so a fifth is left for chance and for the sweep. One unit goes to OPEN or
 * HELD, and 1,000 a second go there only while every submission needs attention, or is spam.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
const SUBMISSIONS_PER_SHARD: AttentionShards = { PENDING: 400, OPEN: 1000, HELD: 1000 };

/** The first symbol of a reference number chooses the shard. */
const MAX_SHARDS = ALPHABET.length;

/** Every value of `attention` that PENDING may have or have had: a lower throttle leaves records in shards that it does not use. */
export const EVERY_PENDING = shardNames('PENDING', MAX_SHARDS);

/** The shards for a throttle, in powers of two, so that all are alike. A rate that only the deployment knows gets one. */
export function attentionShards(rateLimit: number): AttentionShards {
  const shards = (attention: Attention): number => {
    const wanted = rateLimit / SUBMISSIONS_PER_SHARD[attention];
    return Math.min(MAX_SHARDS, wanted > 1 ? 2 ** Math.ceil(Math.log2(wanted)) : 1);
  };
  return { PENDING: shards('PENDING'), OPEN: shards('OPEN'), HELD: shards('HELD') };
}

/** The values of `attention` in a number of shards: `PENDING`, `PENDING#1`, `PENDING#2` and so on. */
export function shardNames(attention: Attention, shards: number): string[] {
  return Array.from({ length: shards }, (_, shard) => (shard === 0 ? attention : `${attention}#${shard}`));
}

/**
 * A JSONata expression for the value of `attention` of one submission.
 *
 * @param referenceNumber a JSONata expression for its number
 */
export function attentionOf(attention: Attention, shards: AttentionShards, referenceNumber: string): string {
  const count = shards[attention];
  if (count === 1) {
    return `'${attention}'`;
  }
  const symbol = firstOf(referenceNumber, 1);
  return `($shard := $length($substringBefore('${ALPHABET}', ${symbol})) % ${count}; $shard = 0 ? '${attention}' : '${attention}#' & $string($shard))`;
}

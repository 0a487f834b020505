/**
 * `java.util.Random`, which AWS uses for `$random(seed)`: 42 results in 0.7275636800328681 there (floci-io/floci 2662).
 * The generator follows the specification in its documentation.
 */

const MULTIPLIER = 0x5_deec_e66dn;
const INCREMENT = 0xbn;
const STATE_BITS = 48;

/** The first double of a generator with this seed. */
export function firstRandomOf(seed: number): number {
  let state = exclusiveOr(BigInt.asUintN(STATE_BITS, BigInt(Math.trunc(seed))), MULTIPLIER);
  const next = (bits: number): number => {
    state = BigInt.asUintN(STATE_BITS, state * MULTIPLIER + INCREMENT);
    return Number(state / 2n ** BigInt(STATE_BITS - bits));
  };
  const high = next(26) * 2 ** 27;
  return (high + next(27)) / 2 ** 53;
}

function exclusiveOr(left: bigint, right: bigint): bigint {
  const [a, b] = [left, right].map((value) => value.toString(2).padStart(STATE_BITS, '0'));
  return BigInt(`0b${[...a].map((bit, index) => (bit === b[index] ? '0' : '1')).join('')}`);
}

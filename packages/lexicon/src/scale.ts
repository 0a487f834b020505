/** VADER's scaling of a sum of word values to -1 .. 1, and back. */

/** VADER's constant: about the largest sum of an ordinary text. */
const ALPHA = 15;

export function squash(sum: number): number {
  return sum / Math.sqrt(sum * sum + ALPHA);
}

export function unsquash(polarity: number): number {
  return (polarity * Math.sqrt(ALPHA)) / Math.sqrt(1 - polarity * polarity);
}

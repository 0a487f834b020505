import { createHash } from 'crypto';

/** The input from which a reference number is computed. Nothing else affects it. */
export interface ReferenceNumberInput {
  /** The client's unique identifier of the submission. */
  readonly submissionId: string;
  /** The SHA-256 of the submission's fields, in hexadecimal. */
  readonly contentHash: string;
  /** The count of the attempt: 1, or more after a collision with the number of another submission. */
  readonly attempt: number;
}

/** Crockford's base 32: no I, L, O or U, which people misread or mishear. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const DATA_SYMBOLS = 11;
/** Crockford's check modulus: prime and above 32, so every wrong symbol and every swap of neighbours changes the sum. */
const CHECK_MODULUS = 37;

/**
 * Eleven symbols (a little under 55 bits) of a hash, and Crockford's check symbol, in three groups for reading aloud:
 * `7K3M-9QXT-2B4C`. The workflow can compute the same number without this function: see `reference-number-expression.ts`.
 */
export function referenceNumber({ submissionId, contentHash, attempt }: ReferenceNumberInput): string {
  return numberOfSeed(`${submissionId}:${contentHash}:${attempt}`);
}

/** Computes the number for a text. */
export function numberOfSeed(seed: string): string {
  const digest = createHash('sha256').update(seed).digest();
  // 256 is a multiple of 32, so every symbol is equally likely.
  const symbols = [...digest.subarray(0, DATA_SYMBOLS)].map((byte) => byte % ALPHABET.length);
  const data = avoidCheckPunctuation(symbols);
  return [...data, checksum(data)]
    .map((value) => ALPHABET.charAt(value))
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * Whether a ticket is written correctly: its check symbol matches. Case, spaces, hyphens and the marker of a parked
 * submission are ignored.
 */
export function isReferenceNumber(text: string): boolean {
  const number = text.toUpperCase().replace(/[\s-]/g, '').replace(/^U/, '');
  const symbols = [...number].map((symbol) => ALPHABET.indexOf(symbol));
  return (
    symbols.length === DATA_SYMBOLS + 1 &&
    !symbols.includes(-1) &&
    checksum(symbols.slice(0, -1)) === symbols[DATA_SYMBOLS]
  );
}

function checksum(symbols: readonly number[]): number {
  return symbols.reduce((sum, symbol) => (sum * ALPHABET.length + symbol) % CHECK_MODULUS, 0);
}

/**
 * Crockford writes the check values 32 to 36 as `*~$=U`, which are hard to read out on the telephone. Moving the last
 * symbol by five moves the checksum by five, so that it is below 32 again.
 */
function avoidCheckPunctuation(symbols: readonly number[]): number[] {
  const last = symbols[symbols.length - 1];
  const moved = last >= 5 ? last - 5 : last + 5;
  return checksum(symbols) < ALPHABET.length ? [...symbols] : [...symbols.slice(0, -1), moved];
}

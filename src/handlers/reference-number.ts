import { createHash } from 'crypto';

/** What a reference number follows from, and nothing else. */
export interface ReferenceNumberInput {
  /** The client's unique identifier of the submission. */
  readonly submissionId: string;
  /** The SHA-256 of the submission's fields, in hexadecimal. */
  readonly contentHash: string;
  /** Which number in a row this is: 1, and more only after a collision with somebody else's. */
  readonly attempt: number;
}

/** Crockford's base 32: no I, L, O or U, which are misread or misheard. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const DATA_SYMBOLS = 11;
/** Crockford's check modulus: prime and above 32, so every wrong symbol and every swap of neighbours changes the sum. */
const CHECK_MODULUS = 37;

/**
 * Eleven symbols (a little under 55 bits) of a hash, and Crockford's check symbol, in three groups for reading aloud:
 * `7K3M-9QXT-2B4C`. The workflow can compute the very same number without this function: see
 * `reference-number-expression.ts`.
 */
export function referenceNumber({ submissionId, contentHash, attempt }: ReferenceNumberInput): string {
  return numberOfSeed(`${submissionId}:${contentHash}:${attempt}`);
}

/** The number that follows from a text. */
export function numberOfSeed(seed: string): string {
  const digest = createHash('sha256').update(seed).digest();
  // 256 is a multiple of 32, so a byte's remainder favours no symbol.
  const symbols = [...digest.subarray(0, DATA_SYMBOLS)].map((byte) => byte % ALPHABET.length);
  const data = avoidCheckPunctuation(symbols);
  return [...data, checksum(data)]
    .map((value) => ALPHABET.charAt(value))
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * Whether a ticket's number was written down right: its check symbol fits, whatever its case, spaces or hyphens, and
 * whether or not it has the marker of a parked one.
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
 * Crockford writes the check values 32 to 36 as `*~$=U`, which nobody can read out on the telephone. Moving the last
 * symbol by five moves the checksum by five: below 32, or past 37 and so to the beginning.
 */
function avoidCheckPunctuation(symbols: readonly number[]): number[] {
  const last = symbols[symbols.length - 1];
  const moved = last >= 5 ? last - 5 : last + 5;
  return checksum(symbols) < ALPHABET.length ? [...symbols] : [...symbols.slice(0, -1), moved];
}

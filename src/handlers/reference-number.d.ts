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
export declare const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/**
 * Eleven symbols (a little under 55 bits) of a hash, and Crockford's check symbol, in three groups for reading aloud:
 * `7K3M-9QXT-2B4C`. The workflow can compute the very same number without this function: see
 * `reference-number-expression.ts`.
 */
export declare function referenceNumber({ submissionId, contentHash, attempt }: ReferenceNumberInput): string;
/** The number that follows from a text. */
export declare function numberOfSeed(seed: string): string;
/**
 * Whether a ticket's number was written down right: its check symbol fits, whatever its case, spaces or hyphens, and
 * whether or not it has the marker of a parked one.
 */
export declare function isReferenceNumber(text: string): boolean;

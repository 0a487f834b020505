/** The expected reference numbers of a submission, computed only from what was sent. */
import { createHash } from 'node:crypto';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import type { Form } from './forms/form';
import { numberOfSeed, referenceNumber } from '../../src/handlers/reference-number';

/** The hash is computed from the hashes of pieces of this many code points. */
const PIECE = 2_500;
/** How many numbers a submission may be given. */
const ATTEMPTS = [1, 2, 3];

/** The hash of what is kept of what a customer wrote. */
export function contentHashOf({ fields, keepsOthers = false }: Form, kept: JsonObject, salt: string = ''): string {
  const declared: Json[] = fields.map((name) => kept[name] ?? null);
  const all = Object.keys(kept)
    .sort()
    .map((name): Json => [name, kept[name]]);
  const content = [...JSON.stringify([...declared, ...(keepsOthers ? all : [])])];
  const pieces = Array.from({ length: Math.ceil(content.length / PIECE) }, (_, piece) =>
    sha256(content.slice(piece * PIECE, (piece + 1) * PIECE).join('')),
  );
  return sha256(salt + pieces.join(''));
}

/** All numbers that a submission may have, in the order in which they are tried. */
export function referenceNumbersOf(submissionId: string, contentHash: string): string[] {
  return ATTEMPTS.map((attempt) => referenceNumber({ submissionId, contentHash, attempt }));
}

/** The same, as the next version of the function computes them. */
export function tomorrowsNumbersOf(submissionId: string, contentHash: string): string[] {
  return ATTEMPTS.map((attempt) => numberOfSeed(`${submissionId}/${contentHash}:${attempt}`));
}

/** The number of a submission whose fields could not be read. It is computed from the whole post. */
export function referenceNumberOfText(submissionId: string, body: Json): string {
  const given = member(body, 'submissionId');
  const text = typeof given === 'string' ? JSON.stringify(body).replaceAll(given, submissionId) : JSON.stringify(body);
  const characters = [...text];
  const hashes = Array.from({ length: Math.floor(characters.length / TEXT_PIECE) + 1 }, (_, piece) =>
    sha256(characters.slice(piece * TEXT_PIECE, (piece + 1) * TEXT_PIECE).join('')),
  );
  return numberOfSeed(`${submissionId}:${hashes.join('')}`);
}

const TEXT_PIECE = 2_000;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Text for the terminal. It can contain what a client sent: without control characters it can neither forge lines nor
 * color them, and its length is limited.
 */
export function printable(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}...` : clean;
}

const MAX_LENGTH = 1_000;

/**
 * Text for the terminal. It may hold what a client sent: without control characters it can neither forge lines nor
 * colour them, and it has an end.
 */
export function printable(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}...` : clean;
}

const MAX_LENGTH = 1_000;

/** Recognizes a timestamp that AWS accepts: RFC 3339, and a date that exists. */
import { parseTimestamp } from '../timestamps';

/** Whether a text is a timestamp. `Date` alone would read 30 February as 2 March. */
export function isTimestamp(text: string): boolean {
  if (parseTimestamp(text) === undefined) return false;
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

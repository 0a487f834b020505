/** Whether a text is a timestamp that AWS takes: RFC 3339, and of a day that exists. */
import { parseTimestamp } from '../timestamps';

/** Whether a text is a timestamp; `Date` by itself reads 30 February as 2 March. */
export function isTimestamp(text: string): boolean {
  if (parseTimestamp(text) === undefined) return false;
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

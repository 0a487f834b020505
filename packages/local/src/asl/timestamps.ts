/** Timestamps in the format of the Amazon States Language: RFC 3339, with an uppercase T and Z. */

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since the epoch, or undefined if a text is not a timestamp. */
export function parseTimestamp(text: string): number | undefined {
  if (!RFC_3339.test(text) || !dayExists(text.slice(0, 10))) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** `Date` reads 30 February as 2 March. */
function dayExists(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

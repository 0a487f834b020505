/** Timestamps in the format of the Amazon States Language: RFC 3339, with an uppercase T and Z. */

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since the epoch, or undefined if a text is not a timestamp. */
export function parseTimestamp(text: string): number | undefined {
  if (!RFC_3339.test(text) || !dayExists(text.slice(0, 10))) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** What a Wait state reads: the seconds may be missing, and letters small (iwamot/sfnx, measured in September 2026). */
const OFFSET_DATE_TIME = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since the epoch that a Wait state waits for, or undefined where it cannot read a text. */
export function parseMoment(text: string): number | undefined {
  const [, day, minutes, seconds = ':00', offset] = OFFSET_DATE_TIME.exec(text.toUpperCase()) ?? [];
  return day === undefined ? undefined : parseTimestamp(`${day}T${minutes}${seconds}${offset}`);
}

/** `Date` reads 30 February as 2 March. */
function dayExists(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

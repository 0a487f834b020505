/** RFC 3339 as AWS reads it: a capital T and Z, any number of digits for the fraction of a second. */

const RFC3339 =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a text is a timestamp of a day that exists. */
export function isTimestamp(text: string): boolean {
  const date = RFC3339.exec(text)?.[1];
  return date !== undefined && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

/** Writes what was measured into a page, between two comments that say that it is generated. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces the text between `<!-- PLACE: ... -->` and `<!-- end of PLACE -->`. */
export function writeBetween(file: string, place: string, text: string): void {
  const page = readFileSync(file, 'utf8');
  const begin = new RegExp(`<!-- ${place}: .*? -->\\n`).exec(page);
  const end = page.indexOf(`<!-- end of ${place} -->`);
  if (begin === null || end < begin.index) throw new Error(`${file} has no place for "${place}".`);
  writeFileSync(file, `${page.slice(0, begin.index + begin[0].length)}\n${text}\n\n${page.slice(end)}`);
}

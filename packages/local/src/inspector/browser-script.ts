/** The scripts of the inspector's pages, which are compiled together with the server and read from its output. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The same path from `src`, where the tests run, and from `lib`.
const FOLDER = join(__dirname, '..', '..', 'lib', 'inspector', 'browser');

/** @param name the name of a file in the folder `browser` */
export function browserScript(name: string): string {
  // The compiler writes a CommonJS module without exports.
  return `const exports = {};\n${readFileSync(join(FOLDER, name), 'utf8')}`;
}

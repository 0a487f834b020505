// Fails unless every file that a declaration of the packed library imports is packed, too: node check-declarations.mjs FOLDER
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [folder] = process.argv.slice(2);
const declarations = readdirSync(join(folder, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.d.ts'))
  .map((file) => join(folder, 'lib', file));
const missing = declarations.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()'(\.[^']+)'/g)]
    .map(([, path]) => join(dirname(file), path))
    .filter((path) => !existsSync(`${path}.d.ts`) && !existsSync(join(path, 'index.d.ts')))
    .map((path) => `${file} imports ${path}, which is not packed: add it to PRIVATE_DECLARATIONS in .projenrc.ts.`),
);
if (declarations.length === 0) missing.push(`${folder} has no declarations.`);
missing.forEach((line) => console.error(line));
process.exitCode = missing.length === 0 ? 0 : 1;

// Warns, in one line, of a Node.js that is older than package.json asks for. Everything is tried all the same.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const minimum = /\d+/.exec(engines.node)[0];

if (Number(process.versions.node.split('.')[0]) < Number(minimum)) {
  console.warn(`Node.js ${process.version} is past its end of life: install ${minimum} or newer.`);
}

// Warns, in one line, if Node.js is older than package.json requires. The command runs in any case.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const minimum = /\d+/.exec(engines.node)[0];

if (Number(process.versions.node.split('.')[0]) < Number(minimum)) {
  console.warn(`Node.js ${process.version} has reached its end of life. Install Node.js ${minimum} or newer.`);
}

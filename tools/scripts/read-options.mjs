// Reads the arguments of a command without anything that has to be compiled first: --help prints how it is used, and a mistake gets
// one line and exit code 2. Commands in TypeScript have tools/command-line.ts.
import { parseArgs } from 'node:util';

export function readOptions({ usage, options, allowPositionals = false }) {
  if (process.argv.slice(2).includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    const [problem] = error.message.split('. ');
    console.error(`${problem}. Allowed: ${[...Object.keys(options), 'help'].map((name) => `--${name}`).join(', ')}.`);
    process.exit(2);
  }
}

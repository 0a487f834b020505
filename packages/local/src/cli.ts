/** The command `sentiment-form-local`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './base/start-error';
import { Ending } from './cli/ending';
import { HELP, readOptions } from './cli/options';
import { serve } from './cli/serve';
import { runCommand } from './run-file/command';

void main();

async function main(): Promise<void> {
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    // The message of a StartError is written for the user; any other error is ours, and is shown with its location.
    const text = error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`sentiment-form-local: ${text}\n`);
    process.exitCode = 1;
  }
}

async function run(args: readonly string[]): Promise<void> {
  if (args[0] === 'run') return runFile(args.slice(1));
  const options = readOptions(args, process.env);
  if (options.help) return void process.stdout.write(HELP);
  if (options.version) return void process.stdout.write(`${version()}\n`);
  const ending = new Ending();
  ending.use(await serve(options));
}

async function runFile(args: readonly string[]): Promise<void> {
  const { stdout, stderr = '', exitCode } = await runCommand(args);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

/** The command `sentiment-form-local run`. */
import { readFileSync } from 'node:fs';
import { NO_MOCKS, readMocks } from './mocks';
import { runFile } from './run-file';
import { messageOf } from '../base/errors';
import { type Json } from '../base/json';
import { StartError } from '../base/start-error';
import { parseArguments } from '../cli/parse-arguments';

/** The text of `run --help`. */
const RUN_HELP = `Runs the state machine in an Amazon States Language file and prints its result as JSON.

Usage: sentiment-form-local run FILE [options]

  --input JSON       the input of the execution (default: {})
  --input-file FILE  the file with the input
  --mock FILE        results by state name, or a mock configuration of Step Functions Local
  --test-case NAME   the test case of that configuration, e.g. Form#Happy
  --events           also print the history of the execution
  --help             print this text

Comprehend, SES and Bedrock do not need a mock. Waits and retries take no time.
The exit code is 0 if the execution succeeded, or 1 otherwise.
`;

/** What a command prints, and its exit code. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr?: string;
  readonly exitCode: number;
}

/** @param args the arguments after `run` */
export async function runCommand(args: readonly string[]): Promise<CommandResult> {
  const { values, positionals } = parseArguments(args, OPTIONS, EXAMPLES);
  if (values.help) return { stdout: RUN_HELP, exitCode: 0 };
  if (positionals.length !== 1) {
    throw new StartError(`Exactly one file must be given, got: ${positionals.join(', ') || 'none'}. See run --help.`);
  }
  if (values.input !== undefined && values['input-file'] !== undefined) {
    throw new StartError('--input and --input-file cannot be combined. Leave one of them out.');
  }
  const definition = readJson(positionals[0], 'The definition');
  const input = inputOf(values.input, values['input-file']);
  const mocks =
    values.mock === undefined ? NO_MOCKS : readMocks(readJson(values.mock, 'The mock file'), values['test-case']);
  const { events, missing, ...result } = await runFile(definition, input, mocks);
  return {
    stdout: `${JSON.stringify(values.events ? { ...result, events } : result, undefined, 2)}\n`,
    stderr: missing.map((name) => `The state "${name}" has no result. Add its result with --mock.\n`).join(''),
    exitCode: result.status === 'SUCCEEDED' && missing.length === 0 ? 0 : 1,
  };
}

const OPTIONS = {
  input: { type: 'string' },
  'input-file': { type: 'string' },
  mock: { type: 'string' },
  'test-case': { type: 'string' },
  events: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const EXAMPLES: Readonly<Record<string, string>> = {
  '--input': '{}',
  '--input-file': 'input.json',
  '--mock': 'mocks.json',
  '--test-case': 'Form#Happy',
};

function inputOf(text: string | undefined, file: string | undefined): Json {
  if (file !== undefined) return readJson(file, 'The input');
  return parsed(text ?? '{}', '--input');
}

function readJson(file: string, what: string): Json {
  try {
    return parsed(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${what} cannot be read: ${messageOf(error)}`);
  }
}

function parsed(text: string, where: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new StartError(`${where} must be JSON: ${messageOf(error)}`);
  }
}

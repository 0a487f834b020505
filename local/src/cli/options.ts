/** Reads the command line, and says in one sentence what is wrong with it. */
import { parseArgs } from 'node:util';
import { StartError } from '../assembly/start-error';

/** What the command line asks for. */
export interface CliOptions {
  readonly assembly: string;
  readonly port: number;
  readonly host: string;
  readonly dataDir?: string;
  readonly webDir?: string;
  readonly logFile?: string;
  readonly quiet: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** The text of `--help`. */
export const HELP = `Runs an AWS CDK cloud assembly on this machine: no account, no Docker.

Usage: sentiment-form-local [folder] [options]

  folder         the cloud assembly that "cdk synth" wrote (default: cdk.out)

  --port N       where to listen (default: $PORT, else 3000; 0 picks a free one)
  --host HOST    the address to listen on (default: 127.0.0.1, this machine only)
  --web DIR      serve this folder on /, before the files of the first web site
  --data DIR     keep tables and queues in this folder (default: in memory)
  --logs FILE    add every log event of executions and functions to this file, one JSON a line
  --quiet        print neither the overview nor a line for each execution
  --version      print the version
  --help         print this text
`;

/** @param env where PORT may be set */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): CliOptions {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) {
    throw new StartError(`Name one folder only, got: ${positionals.join(', ')}. See --help.`);
  }
  return {
    assembly: positionals[0] ?? 'cdk.out',
    port: readPort(values.port, env.PORT),
    host: values.host ?? '127.0.0.1',
    dataDir: values.data,
    webDir: values.web,
    logFile: values.logs,
    quiet: values.quiet ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  web: { type: 'string' },
  data: { type: 'string' },
  logs: { type: 'string' },
  quiet: { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): Error {
  if (!(error instanceof TypeError) || !('code' in error)) throw error;
  const option = /'(?:-\w, )?(--?[\w-]+)/.exec(error.message)?.[1] ?? 'An option';
  const allowed = Object.keys(OPTIONS)
    .map((name) => `--${name}`)
    .join(', ');
  const reasons: Record<string, string> = {
    ERR_PARSE_ARGS_UNKNOWN_OPTION: `${option} is no option of this command. Allowed: ${allowed}.`,
    ERR_PARSE_ARGS_INVALID_OPTION_VALUE: wrongValue(option),
  };
  return new StartError(reasons[String(error.code)] ?? error.message, { cause: error });
}

function wrongValue(option: string): string {
  const definition = Object.entries(OPTIONS).find(([name]) => option === `--${name}`)?.[1];
  return definition?.type === 'boolean'
    ? `${option} takes no value. See --help.`
    : `${option} needs a value after it, e.g. "${option} ${EXAMPLES[option] ?? '...'}". See --help.`;
}

const EXAMPLES: Readonly<Record<string, string>> = {
  '--port': '3000',
  '--host': '127.0.0.1',
  '--web': 'web',
  '--data': '.data',
  '--logs': 'logs.jsonl',
};

const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65_535;

function readPort(option: string | undefined, variable: string | undefined): number {
  const given = option ?? (variable || undefined);
  if (given === undefined) return DEFAULT_PORT;
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= HIGHEST_PORT) return port;
  const source = option === undefined ? 'The environment variable PORT' : '--port';
  throw new StartError(`${source} must be a whole number from 0 to ${HIGHEST_PORT}, got: ${given}`);
}

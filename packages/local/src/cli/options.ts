/** Parses the command line, and says in one sentence what is wrong with it. */
import { parseArguments } from './parse-arguments';
import { StartError } from '../base/start-error';
import { type IamMode } from '../iam/report';
import { type EmailIdentityDescription } from '../services';

/** The parsed command line. */
export interface CliOptions {
  /** Whether to run the form in this package instead of an assembly. */
  readonly demo: boolean;
  readonly assembly: string;
  readonly port: number;
  readonly host: string;
  readonly dataDir?: string;
  readonly webDir?: string;
  readonly logFile?: string;
  readonly latency?: 'aws';
  /** Whether to print what each execution would have cost. */
  readonly cost: boolean;
  /** Whether to refuse requests over the limits of an API. */
  readonly throttle: boolean;
  /** Whether to synthesize the app again when its sources change. */
  readonly watch: boolean;
  /** The command that synthesizes the app. */
  readonly synth?: string;
  readonly iam: IamMode;
  readonly emailIdentities: readonly EmailIdentityDescription[];
  /** Whether to print the use of permissions at the end. */
  readonly iamReport: boolean;
  readonly quiet: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** The text of `--help`. */
export const HELP = `Runs an AWS CDK cloud assembly on this machine, without an AWS account and without Docker.

Usage: sentiment-form-local [folder] [options]
       sentiment-form-local run FILE [options]   (a single state machine: see run --help)

  folder         the cloud assembly that "cdk synth" wrote (default: cdk.out)

  --demo         run the contact form in this package, on --port or the next free port
  --port N       the port to listen on (default: $PORT, or 3000; 0 chooses a free port)
  --host HOST    the address to listen on (default: 127.0.0.1, only this machine)
  --web DIR      serve this folder on /, with precedence over the first web site
  --data DIR     keep tables and queues in this folder (default: in memory)
  --iam MODE     "enforce" the roles and policies of the assembly, only "report" what
                 they do not allow, or "off" (default: enforce)
  --iam-report   print at the end which permissions were used, and which not
  --email-identity NAME[=SET]
                 an SES address or domain that is not in any template, and its default
                 configuration set; can be given several times
  --watch        synthesize and reload when the sources of the app in this folder change
  --synth CMD    the command that synthesizes the app (default: the app of cdk.json);
                 implies --watch
  --latency aws  delay service calls by the typical latency on AWS
  --cost         print the cost of each execution on AWS, and of a million like it
  --no-throttle  do not apply the throttle of an API
  --logs FILE    append each log event of executions and functions to this file, as a
                 line of JSON
  --quiet        do not print the overview and the line for each execution
  --version      print the version
  --help         print this text
`;

/** @param env can contain PORT */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): CliOptions {
  const { values, positionals } = parseArguments(args, OPTIONS, EXAMPLES);
  if (positionals.length > 1) {
    throw new StartError(`Only one folder can be given, got: ${positionals.join(', ')}. See --help.`);
  }
  if (values.demo) refuseWithDemo({ folder: positionals[0], ...values });
  return {
    demo: values.demo ?? false,
    assembly: positionals[0] ?? 'cdk.out',
    port: readPort(values.port, env.PORT),
    host: values.host ?? '127.0.0.1',
    dataDir: values.data,
    webDir: values.web,
    logFile: values.logs,
    latency: readLatency(values.latency),
    cost: values.cost ?? false,
    throttle: values['no-throttle'] !== true,
    watch: values.watch ?? values.synth !== undefined,
    synth: values.synth,
    iam: readIamMode(values.iam),
    emailIdentities: (values['email-identity'] ?? []).map(readEmailIdentity),
    iamReport: values['iam-report'] ?? false,
    quiet: values.quiet ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

/** The demo has its own app and page. */
function refuseWithDemo({ folder, web, watch, synth }: Readonly<Record<string, unknown>>): void {
  const others = Object.entries({
    [`the folder ${String(folder)}`]: folder,
    '--web': web,
    '--watch': watch,
    '--synth': synth,
  });
  const given = others.find(([, value]) => value !== undefined);
  if (given !== undefined) {
    throw new StartError(
      `--demo runs only the form of this package, so it cannot be combined with ${given[0]}. Leave one of them out.`,
    );
  }
}

const OPTIONS = {
  demo: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
  web: { type: 'string' },
  data: { type: 'string' },
  logs: { type: 'string' },
  latency: { type: 'string' },
  cost: { type: 'boolean' },
  'no-throttle': { type: 'boolean' },
  watch: { type: 'boolean' },
  synth: { type: 'string' },
  iam: { type: 'string' },
  'iam-report': { type: 'boolean' },
  'email-identity': { type: 'string', multiple: true },
  quiet: { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const EXAMPLES: Readonly<Record<string, string>> = {
  '--port': '3000',
  '--host': '127.0.0.1',
  '--web': 'web',
  '--data': '.data',
  '--logs': 'logs.jsonl',
  '--latency': 'aws',
  '--synth': 'npx cdk synth --quiet',
  '--iam': 'report',
  '--email-identity': 'example.com=forms',
};

const IAM_MODES: readonly IamMode[] = ['enforce', 'report', 'off'];

function readIamMode(given = 'enforce'): IamMode {
  const mode = IAM_MODES.find((candidate) => candidate === given);
  if (mode !== undefined) return mode;
  throw new StartError(`--iam must be one of ${IAM_MODES.join(', ')}, got: ${given}`);
}

function readEmailIdentity(given: string): EmailIdentityDescription {
  const [, name, configurationSet] = /^([^\s=]+)(?:=([\w-]{1,64}))?$/.exec(given) ?? [];
  if (name !== undefined) return { name, configurationSet };
  throw new StartError(
    '--email-identity must be an address or a domain, optionally followed by = and a configuration set, ' +
      `e.g. ${EXAMPLES['--email-identity']}, got: ${given}`,
  );
}

function readLatency(given: string | undefined): 'aws' | undefined {
  if (given === undefined || given === 'aws') return given;
  throw new StartError(`--latency must be aws, got: ${given}`);
}

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

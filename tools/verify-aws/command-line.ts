/** The command line of `npm run verify:aws`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { awsEnvironment } from './live/aws-environment';
import { Interrupted, runLiveCommand, type PlaceOf } from './live/command';
import { preflight } from './preflight';
import { answeringOf } from './preflight/answers';
import { questionsOf } from './preflight/questions';
import { writeRecordings } from './preflight/recording';

const USAGE = `Compares the runner with AWS.

Usage: npm run verify:aws -- preflight [ASSEMBLY] [options]
       npm run verify:aws -- live [options]

  ASSEMBLY       the cloud assembly that "cdk synth" wrote
                 (default: examples/contact-form/cdk.out)

  --region R     the region to ask (default: $AWS_REGION, or us-east-1)
  --endpoint URL preflight: send the requests to this address instead of AWS
  --record DIR   write the answers of AWS to this folder, with the account ID replaced
  --from ADDRESS live: a verified identity of Amazon SES. It sends email to the mailbox simulator of SES
  --yes          live: deploy without asking first
  --help         print this text

preflight asks AWS about every state machine (ValidateStateMachineDefinition) and every Pass and Choice
state (TestState), and prints the answers that differ from those of the runner. It creates nothing. The
credentials must allow states:ValidateStateMachineDefinition and states:TestState.

live prints what it costs, and asks for confirmation. Then it deploys a form in a stack of its own, sends
submissions, prints the answers that differ from those of the runner, and removes the stack. It also
removes the stack if it fails or is interrupted.

Exit codes: 0 no difference; 1 a difference or a failure; 130 (Ctrl+C), 143 (SIGTERM) or 129 (SIGHUP)
interrupted, and everything was removed.
`;

const EXAMPLE = join('examples', 'contact-form', 'cdk.out');

/** Runs what the arguments say, and sets the exit code. */
export async function runCommandLine(args: readonly string[], placeOf: PlaceOf = awsEnvironment): Promise<void> {
  try {
    await run(args, placeOf);
  } catch (error) {
    console.error(explained(error));
    process.exitCode = error instanceof Interrupted ? error.exitCode : 1;
  }
}

async function run(args: readonly string[], placeOf: PlaceOf): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      region: { type: 'string', default: process.env.AWS_REGION ?? 'us-east-1' },
      endpoint: { type: 'string' },
      record: { type: 'string' },
      from: { type: 'string' },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [command, assembly = EXAMPLE] = positionals;
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (command === 'live') return runLiveCommand(values, placeOf);
  if (command !== 'preflight') {
    throw new Error(`The first argument must be preflight or live, got: ${command ?? 'nothing'}\n\n${USAGE}`);
  }
  if (!existsSync(join(assembly, 'manifest.json'))) {
    throw new Error(`${assembly} is not a cloud assembly: it has no manifest.json. Run "cdk synth" first.`);
  }
  await runPreflight(assembly, values);
}

async function runPreflight(
  assembly: string,
  { region, endpoint, record }: { readonly region: string; readonly endpoint?: string; readonly record?: string },
): Promise<void> {
  const questions = await questionsOf(assembly);
  const { differing, recordings } = await preflight(questions, answeringOf({ region, endpoint }));
  for (const { id, places } of differing) console.log([id, ...places.map((place) => `    ${place}`)].join('\n'));
  console.log(`${questions.length} questions. The runner answers ${differing.length} of them differently.`);
  if (record !== undefined) console.log(`Recorded: ${writeRecordings(record, recordings).join(', ')}`);
  if (differing.length > 0) process.exitCode = 1;
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'CredentialsProviderError') {
    return 'There are no AWS credentials. Set AWS_PROFILE, or sign in with "aws login", and try again.';
  }
  if (error.name === 'AccessDeniedException') {
    return `${error.message}\nThe credentials must allow states:ValidateStateMachineDefinition and states:TestState on all resources.`;
  }
  return error.message;
}

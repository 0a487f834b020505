import { SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import type { Context } from 'aws-lambda';
import { Answer, answer } from './responder/answer';
import { FAILED, readOutcome } from './responder/outcome';
import { prefersPage } from './responder/prefers-page';
import { PostedEvent, readPost } from './responder/read-post';
import { RedirectRules } from './responder/redirect';
import { Refusal, Verdict } from './responder/verdict';

const stepFunctions = new SFNClient({
  // StartSyncExecution goes to `sync-states...`, a host that a server on localhost does not have.
  disableHostPrefix: process.env.AWS_ENDPOINT_URL_SFN !== undefined,
  // Time for one more try, if a connection is stale or the first try is throttled.
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000 },
});

/** The time reserved for the response after the workflow has timed out: API Gateway waits only as long as the function may run. */
const GIVE_UP_BEFORE_MILLIS = 2_000;

const rules: RedirectRules = {
  redirectField: process.env.REDIRECT_FIELD ?? '',
  allowedRedirects: JSON.parse(process.env.ALLOWED_REDIRECTS ?? '[]') as string[],
};

/** The parts of a request that the function uses. */
export interface FormEvent extends PostedEvent {
  readonly requestContext: { readonly requestId: string };
}

/** The parts of the Lambda context that it uses. */
export type TimeLeft = Pick<Context, 'getRemainingTimeInMillis'>;

/** Runs the workflow for a post, and responds like a web API or with a page. */
export async function handler(event: FormEvent, context: TimeLeft): Promise<Answer> {
  const preferences = { prefersPage: prefersPage(event) };
  const log = logger(event.requestContext.requestId);
  try {
    const { input, redirect } = await readPost(event, rules);
    return answer(await run(input, context, log), { ...preferences, redirect });
  } catch (error) {
    if (error instanceof Refusal) return answer(error.verdict, preferences);
    log(nameOf(error));
    return answer(FAILED, preferences);
  }
}

async function run(input: string, context: TimeLeft, log: Logger): Promise<Verdict> {
  const { status, executionArn, error, output } = await stepFunctions.send(
    new StartSyncExecutionCommand({
      stateMachineArn: process.env.STATE_MACHINE_ARN,
      traceHeader: process.env._X_AMZN_TRACE_ID,
      input,
    }),
    { abortSignal: AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - GIVE_UP_BEFORE_MILLIS)) },
  );
  const verdict = status === 'SUCCEEDED' ? readOutcome(output) : FAILED;
  if (verdict.kind === 'failed') {
    log(error ?? (status === 'SUCCEEDED' ? 'UnexpectedOutput' : String(status)), executionArn);
  }
  return verdict;
}

type Logger = (error: string, executionArn?: string) => void;

/** Writes one line for each failure, which identifies the execution. A name that may contain content is not written. */
function logger(requestId: string): Logger {
  return (error, executionArn) =>
    console.error(
      JSON.stringify({ requestId, executionArn, error: /^[\w.$-]{1,100}$/.test(error) ? error : 'UnnamedError' }),
    );
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

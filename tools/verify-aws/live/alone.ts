/**
 * What only AWS can show: alarms, cold starts, histories, and the effect of a Rule in a template. Each is recorded, and
 * none compared.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { messageOf } from 'sentiment-form-local/lib/base/errors';
import { aws, awsAt } from './aws-cli';
import { recorded } from './compare';
import type { AwsAlone, Deployed } from './place';

/** A Region with Step Functions and without Amazon Comprehend, so that the Rule of the template refuses it. */
const WITHOUT_COMPREHEND = 'eu-north-1';

/** Notifications of an alarm, and log events, arrive late. */
const MAX_MINUTES = 5;

type Question = (alone: AwsAlone, deployed: Deployed, signal: AbortSignal) => Promise<JsonObject>;

const QUESTIONS: Readonly<Record<string, Question>> = {
  'an alarm reaches a topic with enforceSSL': async ({ alarmName, alarmQueueUrl }, deployed, signal) => {
    const state = ['--alarm-name', alarmName, '--state-value', 'ALARM', '--state-reason', 'verify-aws'];
    await awsAt(deployed, ['cloudwatch', 'set-alarm-state', ...state], { signal });
    const receive = ['sqs', 'receive-message', '--queue-url', alarmQueueUrl, '--wait-time-seconds', '20'];
    return until(
      async () => parsedObject(await awsAt(deployed, receive, { signal })),
      ({ Messages: messages }) => messages !== undefined,
      signal,
    );
  },
  'the cold start of the function': async ({ functionName }, deployed, signal) =>
    events(`/aws/lambda/${functionName}`, 'Init Duration', deployed, signal),
  'what the workflow logs': async (_alone, deployed, signal) =>
    events(await logGroupOf(deployed, signal), 'ExecutionSucceeded', deployed, signal),
  'a Rule in a region without Comprehend': async ({ template }) => {
    const stackName = ['--stack-name', 'VerifyAwsRule', '--region', WITHOUT_COMPREHEND];
    const body = ['--template-body', `file://${template}`, '--capabilities', 'CAPABILITY_IAM'];
    try {
      const changeSet = ['--change-set-type', 'CREATE', '--change-set-name', 'verify'];
      return parsedObject(await aws(['cloudformation', 'create-change-set', ...stackName, ...changeSet, ...body]));
    } catch (error) {
      return { Error: messageOf(error) };
    } finally {
      // A change set leaves a stack without resources; if there is none, this does nothing.
      await aws(['cloudformation', 'delete-stack', ...stackName]);
    }
  },
};

/** Runs all of them. A question that fails is recorded with its error. */
export async function askAwsAlone(
  deployed: Deployed,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<readonly string[]> {
  const { alone } = deployed;
  if (alone === undefined) {
    log(`Skipped, because this is not AWS: ${Object.keys(QUESTIONS).join('; ')}.`);
    return [];
  }
  const recordings: string[] = [];
  for (const [id, question] of Object.entries(QUESTIONS)) {
    signal.throwIfAborted();
    log(`Asking: ${id}.`);
    const answer = await question(alone, deployed, signal).catch((error: unknown): JsonObject => ({
      Error: String(error),
    }));
    recordings.push(recorded(id, { op: 'aws', args: { id } }, answer));
  }
  return recordings;
}

async function logGroupOf(deployed: Deployed, signal: AbortSignal): Promise<string> {
  const query = 'loggingConfiguration.destinations[0].cloudWatchLogsLogGroup.logGroupArn';
  const describe = ['stepfunctions', 'describe-state-machine', '--state-machine-arn', deployed.stateMachineArn];
  const arn = JSON.parse(await awsAt(deployed, [...describe, '--query', query], { signal })) as string;
  return arn.split(':')[6];
}

async function events(group: string, text: string, deployed: Deployed, signal: AbortSignal): Promise<JsonObject> {
  const filter = ['logs', 'filter-log-events', '--log-group-name', group, '--filter-pattern', `"${text}"`];
  const ask = async () => parsedObject(await awsAt(deployed, filter, { signal }));
  return until(ask, ({ events: found }) => Array.isArray(found) && found.length > 0, signal);
}

async function until(
  ask: () => Promise<JsonObject>,
  isThere: (answer: JsonObject) => boolean,
  signal: AbortSignal,
): Promise<JsonObject> {
  const last = Date.now() + MAX_MINUTES * 60_000;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() > last) throw new Error(`Nothing arrived within ${MAX_MINUTES} minutes.`);
    await sleep(5_000, undefined, { signal });
  }
}

/** The AWS CLI prints nothing for an empty answer. */
function parsedObject(text: string): JsonObject {
  return text.trim() === '' ? {} : (JSON.parse(text) as Record<string, Json>);
}

import { SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { MAX_REPLAYS, REPLAY_PREFIX } from '../private/states/replays';

/** StartSyncExecution goes to `sync-states...`, a host that a server on localhost does not have. */
const stepFunctions = new SFNClient({ disableHostPrefix: process.env.AWS_ENDPOINT_URL_SFN !== undefined });
const queue = new SQSClient({});

/** 1, 4, 16 and 64 minutes: an outage of more than an hour has passed before the fifth and last try. */
const FIRST_PAUSE_SECONDS = 60;
const PAUSE_FACTOR = 4;
/** The longest that SQS hides a message: 12 hours. */
const MAX_PAUSE_SECONDS = 43_200;

/**
 * Takes parked submissions up again: each message is the input of one more run of the workflow, and leaves the queue
 * only when that run has done all that was left to do.
 */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const failures = await Promise.all(event.Records.map(replay));
  return { batchItemFailures: failures.filter((failure) => failure !== undefined) };
}

async function replay(message: SQSRecord): Promise<SQSBatchItemFailure | undefined> {
  const problem = await run(message).catch(String);
  if (problem === undefined) {
    return undefined;
  }
  console.error(JSON.stringify({ messageId: message.messageId, tries: tries(message), problem }));
  await backOff(message);
  return { itemIdentifier: message.messageId };
}

/** Resolves to what went wrong, or to nothing. What was posted is not a part of it. */
async function run(message: SQSRecord): Promise<string | undefined> {
  const { status, error, output } = await stepFunctions.send(
    new StartSyncExecutionCommand({
      stateMachineArn: process.env.STATE_MACHINE_ARN,
      name: `${REPLAY_PREFIX}${message.messageId}-${tries(message)}`,
      input: message.body,
    }),
  );
  if (status !== 'SUCCEEDED') {
    return `The execution ended as ${status}: ${error}.`;
  }
  const { outcome } = JSON.parse(output ?? '{}') as { outcome?: string };
  return outcome === 'ACCEPTED' ? undefined : `The workflow answered ${outcome}.`;
}

/**
 * Where this fails, the message comes back all the same, after the queue's own visibility timeout. After the last try there
 * is nothing to wait for: the queue moves the message to the dead letters as soon as it would be received once more.
 */
async function backOff(message: SQSRecord): Promise<void> {
  const isLast = tries(message) >= MAX_REPLAYS;
  const pause = isLast ? 0 : FIRST_PAUSE_SECONDS * PAUSE_FACTOR ** (tries(message) - 1);
  await queue
    .send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: process.env.QUEUE_URL,
        ReceiptHandle: message.receiptHandle,
        VisibilityTimeout: Math.min(pause, MAX_PAUSE_SECONDS),
      }),
    )
    .catch((error: unknown) => console.error(JSON.stringify({ messageId: message.messageId, problem: String(error) })));
}

function tries(message: SQSRecord): number {
  return Number(message.attributes.ApproximateReceiveCount);
}

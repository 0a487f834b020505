import { SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { MAX_REPLAYS, REPLAY_PREFIX } from '../private/states/replays';

/** StartSyncExecution goes to `sync-states...`, a host that a server on localhost does not have. */
const stepFunctions = new SFNClient({ disableHostPrefix: process.env.AWS_ENDPOINT_URL_SFN !== undefined });
const queue = new SQSClient({});

/** 1, 4, 16 and 64 minutes: the fifth and last replay starts more than an hour after the first. */
const FIRST_PAUSE_SECONDS = 60;
const PAUSE_FACTOR = 4;
/** The longest that SQS hides a message: 12 hours. */
const MAX_PAUSE_SECONDS = 43_200;

/**
 * Replays parked submissions: each message is the input of another execution of the workflow. A message is deleted from the
 * queue only when that execution has completed everything.
 */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const failures = await Promise.all(event.Records.map(replay));
  return { batchItemFailures: failures.filter((failure) => failure !== undefined) };
}

async function replay(message: SQSRecord): Promise<SQSBatchItemFailure | undefined> {
  const problem = await run(message).catch(String);
  if (problem === undefined) return undefined;
  console.error(JSON.stringify({ messageId: message.messageId, tries: tries(message), problem }));
  await backOff(message);
  return { itemIdentifier: message.messageId };
}

/** Resolves to a description of the failure, or to undefined. The description contains nothing that was posted. */
async function run(message: SQSRecord): Promise<string | undefined> {
  const { status, error, output } = await stepFunctions.send(
    new StartSyncExecutionCommand({
      stateMachineArn: process.env.STATE_MACHINE_ARN,
      name: `${REPLAY_PREFIX}${message.messageId}-${tries(message)}`,
      input: message.body,
    }),
  );
  if (status !== 'SUCCEEDED') return `The execution ended as ${status}: ${error}.`;
  const { outcome } = JSON.parse(output ?? '{}') as { outcome?: string };
  return outcome === 'ACCEPTED' ? undefined : `The workflow answered ${outcome}.`;
}

/**
 * If this fails, the message still becomes visible again, after the queue's visibility timeout. After the last replay there
 * is nothing to wait for: the queue moves the message to the dead-letter queue when it would be received again.
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

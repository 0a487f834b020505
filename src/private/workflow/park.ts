import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { jsonata, wellFormed } from '../states/jsonata';
import { ServiceTask } from '../states/service-task';
import { retryBriefly, TASK_TIMEOUT } from '../states/state-policies';
import { SUBMISSION } from '../states/variables';

/** The message, the queue, and the output of the state. */
export interface ParkProps {
  readonly queue: sqs.IQueue;
  /**
   * A JSONata expression for the message, which is the input of a replay: `{ referenceNumber, ticketId, submission }`. If an
   * error prevented the check of the input, `{ unchecked, id }` replaces `submission`; `id` is the submissionId of each replay.
   */
  readonly message: string;
  readonly outputs: object | string;
  /** The delay of the replay in seconds, or such an expression in `{% %}`. The default is no delay. */
  readonly delaySeconds?: number | string;
}

/**
 * Sends a submission to the parking queue.
 *
 * SQS accepts the characters of XML 1.0. JSON escapes control characters, but not code units that are not characters. They
 * are removed, because a message without them is better than no message.
 */
export function park(scope: Construct, id: string, props: ParkProps): sfn.TaskStateBase {
  const { queue, message, outputs, delaySeconds } = props;
  return new ServiceTask(scope, id, {
    integration: 'states:::sqs:sendMessage',
    arguments: {
      QueueUrl: queue.queueUrl,
      MessageBody: jsonata(wellFormed(`$string(${message})`)),
      ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
    },
    grants: [new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] })],
    timeout: TASK_TIMEOUT,
    outputs,
  }).addRetry(retryBriefly(1));
}

/** The parts of a submission that a replay needs. The rest can be computed from them. */
export const PARKED_PARTS = `$merge([
    {
      'id': ${SUBMISSION.id},
      'fields': ${SUBMISSION.fields},
      'contentHash': ${SUBMISSION.contentHash},
      'receivedAt': ${SUBMISSION.receivedAt}
    },
    $exists(${SUBMISSION.expiresAt}) ? {'expiresAt': ${SUBMISSION.expiresAt}} : {},
    $exists(${SUBMISSION.heldFor}) ? {'heldFor': ${SUBMISSION.heldFor}} : {}
  ])`;

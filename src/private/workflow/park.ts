import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { jsonata, wellFormed } from '../states/jsonata';
import { ServiceTask } from '../states/service-task';
import { retryBriefly, TASK_TIMEOUT } from '../states/state-policies';
import { SUBMISSION } from '../states/variables';

/** What is put aside, where, and what the state answers. */
export interface ParkProps {
  readonly queue: sqs.IQueue;
  /** A JSONata expression for a `ParkedSubmission`. */
  readonly message: string;
  readonly outputs: object | string;
  /** A JSONata expression for the seconds before a replay may take it up; none, where it is left out. */
  readonly delaySeconds?: string;
}

/**
 * Puts a submission aside for a replay.
 *
 * SQS takes what XML 1.0 takes. JSON escapes the control characters, but not what stands for no character: a message without it is
 * better than none.
 */
export function park(scope: Construct, id: string, props: ParkProps): sfn.TaskStateBase {
  const { queue, message, outputs, delaySeconds } = props;
  return new ServiceTask(scope, id, {
    integration: 'states:::sqs:sendMessage',
    arguments: {
      QueueUrl: queue.queueUrl,
      MessageBody: jsonata(wellFormed(`$string(${message})`)),
      ...(delaySeconds !== undefined && { DelaySeconds: jsonata(delaySeconds) }),
    },
    grants: [new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] })],
    timeout: TASK_TIMEOUT,
    outputs,
  }).addRetry(retryBriefly(1));
}

/** What a replay needs of a submission. The rest follows from it. */
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

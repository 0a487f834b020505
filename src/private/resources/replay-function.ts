import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeMappingWithoutDestination, acknowledgeNoDeadLetters } from './acknowledgments';
import { commonFunctionProps } from './common-function-props';
import { grantStartSyncExecution } from './encrypted-definition';
import { grantReceiving } from './key-grants';
import { ReplayFunction } from '../../handlers/replay-function';
import { WORKFLOW_TIMEOUT } from '../states/state-policies';

/**
 * All submissions of a batch are replayed at the same time, and the workflow has its own time limit. The rest is for
 * network time.
 */
export const REPLAY_TIMEOUT = WORKFLOW_TIMEOUT.plus(Duration.seconds(15));

/** The number of submissions that one invocation replays. */
const BATCH_SIZE = 5;
/** The lowest limit that Lambda supports, so that replays do not overload a table that has just recovered. */
const MAX_CONCURRENCY = 2;

/** The queue and the workflow of the replay function. */
export interface ReplayFunctionProps {
  readonly queue: sqs.Queue;
  readonly stateMachine: sfn.StateMachine;
  readonly encryptionKey?: kms.IKey;
}

/** The function that replays parked submissions. */
export function replayFunction(scope: Construct, props: ReplayFunctionProps): lambda.Function {
  const { queue, stateMachine, encryptionKey } = props;
  const purpose = 'Lets the replay read the parking queue and start the workflow';
  const common = commonFunctionProps(scope, 'ReplayFunction', purpose, encryptionKey);
  grantStartSyncExecution(stateMachine, common.role);
  common.role.addToPolicy(consume(queue));
  if (queue.encryptionMasterKey) {
    grantReceiving(queue.encryptionMasterKey, common.role, queue.env.region);
  }

  const fn = new ReplayFunction(scope, 'ReplayFunction', {
    ...common,
    description: 'Runs the workflow again for submissions that were parked',
    memorySize: 256,
    timeout: REPLAY_TIMEOUT,
    environment: { STATE_MACHINE_ARN: stateMachine.stateMachineArn, QUEUE_URL: queue.queueUrl },
  });
  const mapping = new lambda.EventSourceMapping(scope, 'Replays', {
    target: fn,
    eventSourceArn: queue.queueArn,
    batchSize: BATCH_SIZE,
    maxConcurrency: MAX_CONCURRENCY,
    reportBatchItemFailures: true,
  });
  acknowledgeMappingWithoutDestination(mapping);
  acknowledgeNoDeadLetters(fn);
  return fn;
}

/** The actions with which an event source mapping reads a queue, and the function delays a message. */
function consume(queue: sqs.Queue): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes', 'ChangeMessageVisibility'].map(
      (a) => `sqs:${a}`,
    ),
    resources: [queue.queueArn],
  });
}

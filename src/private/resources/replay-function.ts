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

/** A batch is replayed at once, and the workflow ends by itself; the rest is for the way there and back. */
export const REPLAY_TIMEOUT = WORKFLOW_TIMEOUT.plus(Duration.seconds(15));

/** How many submissions one invocation replays. */
const BATCH_SIZE = 5;
/** The fewest that Lambda can be limited to: a table that has just come back is not to be run over. */
const MAX_CONCURRENCY = 2;

/** What a replay takes its messages from, and what it starts. */
export interface ReplayFunctionProps {
  readonly queue: sqs.Queue;
  readonly stateMachine: sfn.StateMachine;
  readonly encryptionKey?: kms.IKey;
}

/** The function that takes parked submissions up again. */
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

/** What a mapping needs to read a queue, and the function to make a message wait longer. */
function consume(queue: sqs.Queue): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes', 'ChangeMessageVisibility'].map(
      (a) => `sqs:${a}`,
    ),
    resources: [queue.queueArn],
  });
}

import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeDeadLetterQueue } from './acknowledgments';
import { removeAsSubmissions } from './removal-policy';
import { REPLAY_TIMEOUT } from './replay-function';
import type { SubmissionsOptions } from '../../submissions-options';
import { MAX_REPLAYS } from '../states/replays';

/** The maximum time that SQS keeps a message. */
const RETENTION = Duration.days(14);

/** The queue in which submissions wait for a replay, and the dead-letter queue for those whose replays all failed. */
export interface ParkingQueues {
  readonly parkingQueue: sqs.Queue;
  readonly deadLetterQueue: sqs.Queue;
  readonly deadLetterAlarm: cloudwatch.Alarm;
}

/** Creates both queues, encrypted, and the alarm for the dead-letter queue. */
export function parkingQueues(scope: Construct, options: SubmissionsOptions): ParkingQueues {
  const { encryptionKey, removalPolicy } = options;
  const common = {
    retentionPeriod: RETENTION,
    encryption: encryptionKey ? sqs.QueueEncryption.KMS : sqs.QueueEncryption.SQS_MANAGED,
    encryptionMasterKey: encryptionKey,
    enforceSSL: true,
  };
  const deadLetterQueue = new sqs.Queue(scope, 'DeadLetterQueue', common);
  acknowledgeDeadLetterQueue(deadLetterQueue);
  const parkingQueue = new sqs.Queue(scope, 'ParkingQueue', {
    ...common,
    // Six times the time limit of the replay function, as AWS advises for queues that a function reads.
    visibilityTimeout: Duration.seconds(6 * REPLAY_TIMEOUT.toSeconds()),
    deadLetterQueue: { queue: deadLetterQueue, maxReceiveCount: MAX_REPLAYS },
  });
  [parkingQueue, deadLetterQueue].forEach((queue) => removeAsSubmissions(queue, removalPolicy));
  const deadLetterAlarm = new cloudwatch.Alarm(scope, 'DeadLetterAlarm', {
    alarmDescription:
      'All replays of a submission failed. Look up the cause in the log of the replay function, fix it, and redrive the dead-letter queue.',
    metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'max' }),
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  return { parkingQueue, deadLetterQueue, deadLetterAlarm };
}

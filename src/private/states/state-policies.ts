import { Duration } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { STARTED_AT } from './variables';

/**
 * The time limits of the steps. All steps end before the time limit of the state machine, which is shorter than that of API
 * Gateway:
 *
 * | step                                                   | seconds at most | and ends at |
 * | ------------------------------------------------------ | --------------- | ----------- |
 * | Verify Submission                                      | 2               | 2           |
 * | Generate Reference Number (once again after an error)  | 5               | 7           |
 * | Record Submission, and once again                      | 5               | 12          |
 * | Read Record, and once again (a number was taken)       | 5               | 17          |
 * | the same two for another number, begun before second 4 | 10              | 14          |
 * | Park Submission, and once again                        | 5               | 22          |
 * | beside these: Detect Language                          | 3               | 5           |
 * | and Detect Sentiment, and once again                   | 7               | 12          |
 * | the rest: Request Replay, and once again,              | 5               | 22          |
 * | or begun before second 4: Record Sentiment, and again  | 5               | 9           |
 * | a notification or the receipt, and once again          | 5               | 14          |
 * | Mark Email as Sent, and once again                     | 5               | 19          |
 * | or else Request Replay for Email, and once again       | 5               | 19          |
 * | Open Attention or Clear Attention, and once again      | 5               | 24          |
 * | with one notification, this comes before its mark      |                 |             |
 * | a replay of what is unchecked begins with Look Up      |                 |             |
 * | Assigned Ticket, and computes its number               | 5               | 5           |
 * | and writes its pointer before second 4                 | 5               | 9           |
 */
export const TASK_TIMEOUT = Duration.seconds(2);
export const ANALYZER_TIMEOUT = Duration.seconds(3);
export const VERIFIER_TIMEOUT = Duration.seconds(2);
export const WORKFLOW_TIMEOUT = Duration.seconds(25);
/**
 * The delay of a replay that is requested while other states may still send notifications: the run has ended by then, so that
 * two runs never send the same notification.
 */
export const DELAY_UNTIL_RUN_ENDS = WORKFLOW_TIMEOUT.plus(Duration.seconds(5));

const LAST_NEXT_ATTEMPT = Duration.seconds(4);
const LAST_NOTIFICATION = Duration.seconds(4);

/** A JSONata condition: there is time to try another number. */
export const MAY_TRY_AGAIN = startedLessThan(LAST_NEXT_ATTEMPT);
/** A JSONata condition: there is enough time for notifications. Otherwise a replay sends them. */
export const MAY_NOTIFY = startedLessThan(LAST_NOTIFICATION);

/** The error of a conditional write whose condition is false. */
export const CONDITION_FAILED = 'DynamoDB.ConditionalCheckFailedException';

/**
 * Retries with full jitter, at most a second apart. Any error may be temporary: AWS does not model its throttling errors,
 * so a list of names would be incomplete.
 */
export function retryBriefly(maxAttempts: number): sfn.RetryProps {
  return {
    errors: [sfn.Errors.ALL],
    interval: Duration.seconds(1),
    backoffRate: 1,
    maxAttempts,
    jitterStrategy: sfn.JitterType.FULL,
  };
}

/** A false condition stays false: it is a result, not a failure. */
export const NEVER_RETRY_CONDITION: sfn.RetryProps = { errors: [CONDITION_FAILED], maxAttempts: 0 };

function startedLessThan(time: Duration): string {
  return `$millis() - ${STARTED_AT} < ${time.toMilliseconds()}`;
}

import { Duration } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/**
 * How long things may take. The slowest path adds up to less than the state machine's own limit:
 *
 * | step                                   | seconds at most          |
 * | -------------------------------------- | ------------------------ |
 * | Generate Reference Number              | 2 x 2 s, 1 s between     |
 * | Record Submission                      | 3 x 2 s, 2 x 1 s between |
 * | Read Submission (a put lost its answer)| 2 x 2 s, 1 s between     |
 * | Record Sentiment, or a notification    | 2 x 2 s, 1 s between     |
 *
 * 23 s in all; detecting the sentiment (2 x 3 s, 1 s between) runs beside the first three.
 */
export const TASK_TIMEOUT = Duration.seconds(2);
export const ANALYZER_TIMEOUT = Duration.seconds(3);
export const WORKFLOW_TIMEOUT = Duration.seconds(25);

/** The name by which Step Functions reports a conditional write that found its condition false. */
export const CONDITION_FAILED = 'DynamoDB.ConditionalCheckFailedException';

/**
 * Retries with full jitter, at most a second apart. Any error may be a passing one: AWS does not model its throttling
 * errors, so a list of names would miss some.
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

/** A condition that was false stays false: it is an answer, not a failure. */
export const NEVER_RETRY_CONDITION: sfn.RetryProps = { errors: [CONDITION_FAILED], maxAttempts: 0 };

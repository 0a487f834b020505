import * as logs from 'aws-cdk-lib/aws-logs';
import { listOf, oneOf, TEXT, withMember } from '../kinds';

/*
 * Kinds that several groups of options have. The files beside this one have the options of the whole public API. In
 * languages other than JavaScript, compilers and jsii check the types.
 */

export const TEXTS = listOf('texts', TEXT);
export const DURATION = withMember('a Duration, such as Duration.days(30)', 'toMilliseconds');
export const KEY = withMember('a KMS key', 'keyArn');
export const FUNCTION = withMember('a Lambda function', 'functionArn');
export const TOPIC = withMember('an SNS topic', 'topicArn');
export const RETENTION = oneOf('one of RetentionDays, such as RetentionDays.ONE_MONTH', retentionDays());

/** The values of an enumeration of numbers include its names. */
function retentionDays(): { [name: string]: number } {
  return Object.fromEntries(
    Object.entries(logs.RetentionDays).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

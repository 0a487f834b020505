import { Duration } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { EVERY_PENDING } from '../form/attention-shards';
import { ATTENTION_INDEX } from '../resources/submissions-table';
import { jsonata } from '../states/jsonata';
import { ServiceTask } from '../states/service-task';
import { retryBriefly, TASK_TIMEOUT } from '../states/state-policies';

export const SWEEP_EVERY = Duration.minutes(5);
/** Long after any run has ended, and soon enough for a notification. */
const AGE = Duration.minutes(5);

/** A page of the index: about 40 KB of the 256 KiB that a state may output. */
const MAX_PAGE = 200;
/** The number of submissions of one sweep. The last page may exceed it slightly. */
const MAX_PER_SWEEP = 2000;
/**
 * The replays of a sweep are spread over the time until the next sweep, at 6.7 a second: a third of Comprehend's default
 * quota of 20 requests a second, which customers need too. 10,000 submissions take 25 minutes.
 */
const SECONDS_BETWEEN = SWEEP_EVERY.toSeconds() / MAX_PER_SWEEP;

/** A JSONata condition: this sweep has partitions to query, and has not reached its limit. */
export const MAY_ASK_MORE = `$count($states.input.partitions) > 0 and $states.input.taken < ${MAX_PER_SWEEP}`;

/** The partitions to query: those of the input, or all. */
const PARTITIONS = `($exists($states.input.partitions) ? $states.input.partitions
    : [${EVERY_PENDING.map((attention) => `{'attention': '${attention}'}`).join(', ')}])`;

/**
 * Queries the first partition for a page of unfinished submissions, the oldest first.
 *
 * The output is `{ found, partitions, taken }`: the submissions, each with the delay of its replay in seconds; the
 * partitions that may have more, with the one just queried at the end; and the number of submissions that this sweep has
 * found. The input is the output of an earlier page, only the partitions, or empty.
 */
export function findUnfinished(scope: Construct, table: dynamodb.ITable): sfn.TaskStateBase {
  const query = `(
  $partitions := ${PARTITIONS};
  $partition := $partitions[0];
  $merge([
    {
      'TableName': '${table.tableName}',
      'IndexName': '${ATTENTION_INDEX}',
      'KeyConditionExpression': 'attention = :pending AND receivedAt < :before',
      'ExpressionAttributeValues': {
        ':pending': {'S': $partition.attention},
        ':before': {'S': $fromMillis($millis() - ${AGE.toMilliseconds()})}
      },
      'Limit': $min([${MAX_PAGE}, $floor(${MAX_PER_SWEEP} / $max([1, $count($partitions)]))])
    },
    $exists($partition.from) ? {'ExclusiveStartKey': $partition.from} : {}
  ])
)`;
  const result = `(
  $partitions := ${PARTITIONS};
  $taken := $exists($states.input.taken) ? $states.input.taken : 0;
  $items := $states.result.Items;
  $last := $states.result.LastEvaluatedKey;
  {
    'found': [$map($items, function($item, $index) { {
      'referenceNumber': $item.referenceNumber.S,
      'delaySeconds': $floor(($taken + $index) * ${SECONDS_BETWEEN})
    } })],
    'partitions': [
      $filter($partitions, function($partition, $index) { $index > 0 }),
      $exists($last) ? {'attention': $partitions[0].attention, 'from': $last}
    ],
    'taken': $taken + $count($items)
  }
)`;
  return new ServiceTask(scope, 'Find Unfinished Submissions', {
    integration: 'states:::aws-sdk:dynamodb:query',
    // On one line, because the linter of the States Language accepts nothing else for all arguments.
    arguments: jsonata(query.replace(/\s+/g, ' ')),
    grants: [
      new iam.PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${table.tableArn}/index/${ATTENTION_INDEX}`],
      }),
    ],
    timeout: TASK_TIMEOUT,
    outputs: jsonata(result),
  }).addRetry(retryBriefly(1));
}

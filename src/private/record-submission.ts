import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { DeclaredField } from './contact-form';
import { jsonata, literal } from './jsonata';
import { referenceNumberExpression } from './reference-number-expression';
import { ServiceTask } from './service-task';
import { CONDITION_FAILED, NEVER_RETRY_CONDITION, retryBriefly, TASK_TIMEOUT } from './state-policies';

/** Where submissions are recorded, and what makes their numbers. */
export interface RecordSubmissionProps {
  readonly table: dynamodb.ITable;
  readonly referenceFunction: lambda.IFunction;
  readonly fields: readonly DeclaredField[];
}

/** Numbers have almost 55 bits: a third collision in a row means that something else is wrong. */
const MAX_ATTEMPTS = 3;

/**
 * The branch that gives a submission its number and its place in the table. Its own variables are `$attempt` and
 * `$referenceNumber`: a branch may not assign a name that the states around it assign.
 *
 * It ends with `{ ticketId, sentiment?, sentimentScore, notified }`: what the record already has, which is nothing but
 * the number unless an earlier run of the same submission wrote it.
 */
export function recordSubmission(scope: Construct, props: RecordSubmissionProps): sfn.IChainable {
  const generate = generateNumber(scope, props.referenceFunction);
  const compute = sfn.Pass.jsonata(scope, 'Compute Reference Number', {
    comment: 'The same number without the function',
    assign: {
      referenceNumber: jsonata(
        referenceNumberExpression(`$submission.id & ':' & $submission.contentHash & ':' & $string($attempt)`),
      ),
    },
    outputs: {},
  });
  const record = putIfNew(scope, props);
  const read = readSubmission(scope, props.table);
  const nextAttempt = sfn.Pass.jsonata(scope, 'Next Attempt', {
    assign: { attempt: jsonata('$attempt + 1') },
    outputs: {},
  });

  generate.addCatch(compute, { outputs: {} });
  record.addCatch(read, { errors: [CONDITION_FAILED], outputs: {} });

  generate.next(record);
  compute.next(record);
  read.next(whoseRecord(scope, nextAttempt));
  nextAttempt.next(generate);

  return sfn.Pass.jsonata(scope, 'First Attempt', { assign: { attempt: 1 }, outputs: {} }).next(generate);
}

/** A failing function costs a moment, never the submission. */
function generateNumber(scope: Construct, reference: lambda.IFunction): sfn.TaskStateBase {
  return new ServiceTask(scope, 'Generate Reference Number', {
    integration: 'states:::lambda:invoke',
    arguments: {
      FunctionName: reference.functionArn,
      Payload: {
        submissionId: jsonata('$submission.id'),
        contentHash: jsonata('$submission.contentHash'),
        attempt: jsonata('$attempt'),
      },
    },
    grants: [new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [reference.functionArn] })],
    timeout: TASK_TIMEOUT,
    assign: { referenceNumber: jsonata('$states.result.Payload.referenceNumber') },
    outputs: {},
  }).addRetry(retryBriefly(1));
}

/** The condition is what keeps one submission from ever overwriting another. */
function putIfNew(scope: Construct, { table, fields }: RecordSubmissionProps): sfn.TaskStateBase {
  const kept = fields.map(
    ({ name }) => `$exists($submission.fields.${name}) ? {${literal(name)}: {'S': $submission.fields.${name}}} : {}`,
  );
  const item = `$merge([
  {
    'ticketId': {'S': $referenceNumber},
    'submissionId': {'S': $submission.id},
    'contentHash': {'S': $submission.contentHash},
    'receivedAt': {'S': $submission.receivedAt},
    'fields': {'M': $merge([${kept.join(', ')}])},
    'attention': {'S': 'PENDING'}
  },
  $exists($submission.expiresAt) ? {'expiresAt': {'N': $submission.expiresAt}} : {}
])`;
  return new ServiceTask(scope, 'Record Submission', {
    integration: 'states:::dynamodb:putItem',
    arguments: {
      TableName: table.tableName,
      Item: jsonata(item),
      ConditionExpression: 'attribute_not_exists(ticketId)',
    },
    grants: [new iam.PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [table.tableArn] })],
    timeout: TASK_TIMEOUT,
    outputs: { ticketId: jsonata('$referenceNumber'), sentimentScore: null, notified: [] },
  })
    .addRetry(NEVER_RETRY_CONDITION)
    .addRetry(retryBriefly(2));
}

/** Reads what is in the way, as it is now and not as it was a moment ago. */
function readSubmission(scope: Construct, table: dynamodb.ITable): sfn.TaskStateBase {
  return new ServiceTask(scope, 'Read Submission', {
    integration: 'states:::dynamodb:getItem',
    arguments: {
      TableName: table.tableName,
      Key: { ticketId: { S: jsonata('$referenceNumber') } },
      ConsistentRead: true,
    },
    grants: [new iam.PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [table.tableArn] })],
    timeout: TASK_TIMEOUT,
    outputs: jsonata(`(
  $item := $states.result.Item;
  $score := $item.sentimentScore.M;
  $merge([
    {
      'ticketId': $referenceNumber,
      'isOurs': $item.submissionId.S = $submission.id and $item.contentHash.S = $submission.contentHash,
      'notified': [$item.notified.SS],
      'sentimentScore': $exists($score)
        ? $merge($each($score, function($value, $label) { {$label: $number($value.N)} }))
        : null
    },
    $exists($item.sentiment.S) ? {'sentiment': $item.sentiment.S} : {}
  ])
)`),
  }).addRetry(retryBriefly(1));
}

function whoseRecord(scope: Construct, nextAttempt: sfn.IChainable): sfn.Choice {
  const resume = sfn.Pass.jsonata(scope, 'Resume from Record', { comment: 'One submission, one ticket' });
  const giveUp = new sfn.Fail(scope, 'Out of Numbers', {
    error: 'NoFreeReferenceNumber',
    cause: `${MAX_ATTEMPTS} reference numbers in a row were taken by other submissions.`,
  });
  return sfn.Choice.jsonata(scope, 'Is It Our Record?')
    .when(sfn.Condition.jsonata(jsonata('$states.input.isOurs')), resume)
    .when(sfn.Condition.jsonata(jsonata(`$attempt < ${MAX_ATTEMPTS}`)), nextAttempt)
    .otherwise(giveUp);
}

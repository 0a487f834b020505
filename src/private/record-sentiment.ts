import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { NEEDS_ATTENTION } from './attention';
import { jsonata } from './jsonata';
import { ServiceTask } from './service-task';
import { NEVER_RETRY_CONDITION, retryBriefly, TASK_TIMEOUT } from './state-policies';

/** Where sentiments are recorded, and whether anybody is told of a bad one. */
export interface RecordSentimentProps {
  readonly table: dynamodb.ITable;
  readonly hasNotifications: boolean;
}

/**
 * The branch that adds the sentiment to the record, unless it has one or has gone.
 *
 * It also settles `attention` where nobody is to be told: a quiet submission leaves the index of open cases, and one
 * that needs a person is OPEN at once if there is no notification to wait for.
 */
export function recordSentiment(scope: Construct, props: RecordSentimentProps): sfn.IChainable {
  const leave = sfn.Pass.jsonata(scope, 'Leave Record as It Is', {
    comment: 'It has its sentiment, or will be analysed again when it is replayed',
    outputs: {},
  });
  return new ServiceTask(scope, 'Record Sentiment', {
    integration: 'states:::dynamodb:updateItem',
    arguments: {
      TableName: props.table.tableName,
      Key: { ticketId: { S: jsonata('$ticketId') } },
      ConditionExpression: 'attribute_exists(ticketId) AND attribute_not_exists(sentiment)',
      UpdateExpression: jsonata(`'SET sentiment = :sentiment, analyzedBy = :analyzer'
  & ($sentimentScore = null ? '' : ', sentimentScore = :score')
  & (${NEEDS_ATTENTION} ? ${props.hasNotifications ? `''` : `', attention = :open'`} : ' REMOVE attention')`),
      ExpressionAttributeValues: jsonata(`$merge([
  {':sentiment': {'S': $sentiment}, ':analyzer': {'S': 'comprehend'}},
  $sentimentScore = null ? {} : {':score': {'M': $merge($each($sentimentScore, function($value, $label) {
    {$label: {'N': $string($value)}}
  }))}}${props.hasNotifications ? '' : `,\n  ${NEEDS_ATTENTION} ? {':open': {'S': 'OPEN'}} : {}`}
])`),
    },
    grants: [new iam.PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [props.table.tableArn] })],
    timeout: TASK_TIMEOUT,
    outputs: {},
  })
    .addRetry(NEVER_RETRY_CONDITION)
    .addRetry(retryBriefly(1))
    .addCatch(leave, { outputs: {} });
}

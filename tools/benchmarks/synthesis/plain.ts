/** The same resources by the constructs of aws-cdk-lib alone, as many of each type as a template has, wired as ours are. */
import { join } from 'node:path';
import { CfnResource, Duration, Stack } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { statesOf, type Machine } from './plain-states';

/** As much of a template as is read here. */
export interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>>;
}

/** Stands for a reference in a definition. */
const REFERENCE = 'REFERENCE';
const HANDLERS = join(__dirname, '../../../assets/handlers');
const BUNDLES = ['reference-number.lambda', 'replay.lambda', 'responder.lambda', 'lexicon.lambda'];

/** The types that constructs of the others bring along. */
const BROUGHT_ALONG =
  /^AWS::(IAM|Logs::LogGroup|SQS::QueuePolicy|SNS::TopicPolicy|Lambda::(Permission|EventSourceMapping))/;

/** Fills a stack with what a template has. */
export function plain(stack: Stack, { Resources }: Template): void {
  const queue = queueIn(stack);
  const table = tableIn(stack);
  const seen = new Map<string, number>();
  for (const { Type: type, Properties: properties = {} } of Object.values(Resources)) {
    const count = seen.get(type) ?? 0;
    seen.set(type, count + 1);
    const id = `${type.replaceAll(':', '')}${count}`;
    if (BROUGHT_ALONG.test(type) || /::(Table|Queue)$/.test(type)) continue;
    else if (type === 'AWS::Lambda::Function') functionIn(stack, id, count, queue);
    else if (type === 'AWS::StepFunctions::StateMachine') machineIn(stack, id, definitionOf(properties), table, queue);
    else if (type === 'AWS::ApiGatewayV2::Api') new apigwv2.HttpApi(stack, id, { createDefaultStage: false });
    else if (type === 'AWS::CloudWatch::Alarm') alarmIn(stack, id, queue);
    else if (type === 'AWS::KMS::Key') new kms.Key(stack, id, { enableKeyRotation: true });
    else if (type === 'AWS::SNS::Topic') new sns.Topic(stack, id, { enforceSSL: true });
    else if (type === 'AWS::Events::EventBus') new events.EventBus(stack, id);
    else new CfnResource(stack, id, { type, properties });
  }
}

function queueIn(stack: Stack): sqs.Queue {
  const deadLetters = new sqs.Queue(stack, 'DeadLetters', { enforceSSL: true, retentionPeriod: Duration.days(14) });
  return new sqs.Queue(stack, 'Queue', {
    enforceSSL: true,
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
  });
}

function tableIn(stack: Stack): dynamodb.Table {
  const table = new dynamodb.Table(stack, 'Table', {
    partitionKey: { name: 'referenceNumber', type: dynamodb.AttributeType.STRING },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  });
  table.addGlobalSecondaryIndex({
    indexName: 'attention',
    partitionKey: { name: 'attention', type: dynamodb.AttributeType.STRING },
    sortKey: { name: 'receivedAt', type: dynamodb.AttributeType.STRING },
  });
  return table;
}

function functionIn(stack: Stack, id: string, count: number, queue: sqs.IQueue): void {
  const handler = new lambda.Function(stack, id, {
    runtime: lambda.Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(join(HANDLERS, BUNDLES[count % BUNDLES.length])),
    logGroup: new logs.LogGroup(stack, `${id}Log`, { retention: logs.RetentionDays.ONE_MONTH }),
  });
  if (count === 1) handler.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }));
}

/** A construct for each state. What the definition refers to is the name of the table here. */
function machineIn(stack: Stack, id: string, definition: string, table: dynamodb.Table, queue: sqs.IQueue): void {
  const states = JSON.parse(definition.replaceAll(REFERENCE, table.tableName)) as Machine;
  const machine = new sfn.StateMachine(stack, id, {
    stateMachineType: sfn.StateMachineType.EXPRESS,
    definitionBody: sfn.DefinitionBody.fromChainable(statesOf(new Construct(stack, `${id}States`), states)),
    queryLanguage: sfn.QueryLanguage.JSONATA,
    tracingEnabled: true,
    logs: {
      destination: new logs.LogGroup(stack, `${id}Log`, { retention: logs.RetentionDays.ONE_MONTH }),
      level: sfn.LogLevel.ALL,
      includeExecutionData: true,
    },
  });
  table.grantReadWriteData(machine);
  queue.grantSendMessages(machine);
  const starter = new iam.Role(stack, `${id}Starter`, {
    assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
  });
  machine.grantStartSyncExecution(starter);
}

/** A definition is a text, or parts with references between them. */
function definitionOf(properties: object): string {
  const { DefinitionString: definition } = properties as {
    DefinitionString?: string | { 'Fn::Join': [string, unknown[]] };
  };
  if (definition === undefined) throw new Error('A state machine has no DefinitionString.');
  if (typeof definition === 'string') return definition;
  const [separator, parts] = definition['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : REFERENCE)).join(separator);
}

function alarmIn(stack: Stack, id: string, queue: sqs.IQueue): void {
  new cloudwatch.Alarm(stack, id, {
    metric: queue.metricApproximateAgeOfOldestMessage(),
    threshold: 1,
    evaluationPeriods: 1,
  });
}

import { Acknowledgment, Stack, Token, Validations } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct, IConstruct } from 'constructs';

/*
 * The findings of cdk-nag that are acknowledged, with the reasons, for auditors. The library does not depend on cdk-nag:
 * without it, these have no effect. A test checks that each of them matches a finding.
 */

/**
 * The statements of a state machine's role with the resource `*`: those that CDK adds for its log and its traces, and those
 * in `uses`.
 */
export function acknowledgeWildcards(stateMachine: sfn.StateMachine, tracing = true, uses: string[] = []): void {
  acknowledge(stateMachine.role, {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: [
      'The actions for log delivery (logs:*LogDelivery, logs:*ResourcePolicy, logs:DescribeLogGroups) do not support ' +
        'resource-level permissions.',
      ...(tracing ? ['Neither do the X-Ray actions for traces and sampling rules.'] : []),
      ...uses,
    ].join(' '),
  });
}

/** The statement of an email notification or of a receipt, in the scope of the workflow. */
export function acknowledgeAnyOfSes(workflow: Construct, kind: 'identity' | 'configuration-set'): void {
  acknowledge(workflow, {
    id: `AwsSolutions-IAM5[Resource::${anyOfSes(Stack.of(workflow), kind)}]`,
    reason: `${WHY_ANY_OF_SES[kind]} The condition on ses:FromAddress limits the statement to the one sender of the notification.`,
  });
}

const WHY_ANY_OF_SES = {
  identity: 'SES authorizes against the identities of senders and of recipients, which are not known.',
  'configuration-set':
    "SES authorizes against the default configuration set of the sender's identity, which is not known.",
};

/** The statement that lets a workflow use the model of an inference profile. */
export function acknowledgeRegionsOfModel(workflow: Construct, modelId: string): void {
  const { partition } = Stack.of(workflow);
  acknowledge(workflow, {
    id: `AwsSolutions-IAM5[Resource::arn:${known(partition, 'Partition')}:bedrock:*::foundation-model/${modelId}]`,
    reason:
      'Bedrock chooses a region of the geography for each request. The condition on bedrock:InferenceProfileArn limits the ' +
      'statement to requests through the one profile.',
  });
}

/** The statement that lets a function send its traces. */
export function acknowledgeTracing(role: iam.Role): void {
  acknowledge(role, {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'xray:PutTraceSegments and xray:PutTelemetryRecords do not support resource-level permissions.',
  });
}

/** A function that is only invoked synchronously. */
export function acknowledgeNoDeadLetters(fn: lambda.Function): void {
  acknowledge(fn, {
    id: 'Serverless-LambdaDLQ',
    reason:
      'Only asynchronous invocations produce dead letters. The callers of this function wait for its response, and keep ' +
      'its input until then.',
  });
}

/** The event source mapping of a queue, which keeps failed messages itself. */
export function acknowledgeMappingWithoutDestination(mapping: lambda.EventSourceMapping): void {
  acknowledge(mapping, {
    id: 'Serverless-LambdaEventSourceMappingDestination',
    reason:
      'Lambda supports no failure destination for a queue. Failed messages go to the dead-letter queue of the queue.',
  });
}

/** The dead-letter queue itself. */
export function acknowledgeDeadLetterQueue(queue: sqs.Queue): void {
  acknowledge(queue, {
    id: 'Serverless-SQSRedrivePolicy',
    reason: 'This is the dead-letter queue itself. It has an alarm, and a person processes its messages.',
  });
}

/** A form is for people without an AWS account. */
export function acknowledgePublicRoute(route: apigwv2.HttpRoute): void {
  acknowledge(route, {
    id: 'AwsSolutions-APIG4',
    reason:
      'A public form is for people who have no credentials. The route is throttled, and can only start one state ' +
      'machine, which validates its input.',
  });
}

/** In the format of cdk-nag, which writes `<AWS::Region>` for a region that is not known yet. */
function anyOfSes({ partition, region, account }: Stack, kind: string): string {
  return `arn:${known(partition, 'Partition')}:ses:${known(region, 'Region')}:${known(account, 'AccountId')}:${kind}/*`;
}

function known(value: string, name: string): string {
  return Token.isUnresolved(value) ? `<AWS::${name}>` : value;
}

/**
 * Older versions of CDK, such as 2.257, refuse the names of some findings because they contain `::`. For these versions,
 * the metadata is written in the format of newer ones.
 */
function acknowledge(construct: IConstruct, acknowledgment: Acknowledgment): void {
  try {
    Validations.of(construct).acknowledge(acknowledgment);
  } catch {
    const { id, reason } = acknowledgment;
    construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [`Annotation::${id}`]: reason });
  }
}

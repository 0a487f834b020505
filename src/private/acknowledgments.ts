import { Stack, Token, Validations } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/*
 * What cdk-nag would report and why it is right as it is, where an auditor looks for it. The library does not depend on
 * cdk-nag: without it, these say nothing.
 */

/** The statements of a workflow on `*`, and on what SES authorises against. */
export function acknowledgeWorkflowWildcards(stateMachine: sfn.StateMachine): void {
  Validations.of(stateMachine).acknowledge(
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'comprehend:DetectSentiment, the delivery of logs (logs:*LogDelivery, logs:*ResourcePolicy) and X-Ray have no ' +
        'resources that a statement could name.',
    },
    {
      id: `AwsSolutions-IAM5[Resource::${identities(Stack.of(stateMachine))}]`,
      reason:
        'SES authorises against the identities of senders and of recipients, which are not known. The condition on ' +
        'ses:FromAddress limits the statement to the one sender of the notification.',
    },
  );
}

/** The statement by which a workflow uses a customer's key. */
export function acknowledgeKeyActions(stateMachine: sfn.StateMachine): void {
  Validations.of(stateMachine).acknowledge(
    ...['kms:GenerateDataKey*', 'kms:ReEncrypt*'].map((action) => ({
      id: `AwsSolutions-IAM5[Action::${action}]`,
      reason: 'The variants of one action on one key, and through DynamoDB alone.',
    })),
  );
}

/** The statement by which a function sends its traces. */
export function acknowledgeTracing(role: iam.Role): void {
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray has no resources that a statement about xray:PutTraceSegments and PutTelemetryRecords could name.',
  });
}

/** A function that is only ever called by somebody who waits for its answer. */
export function acknowledgeNoDeadLetters(fn: lambda.Function): void {
  Validations.of(fn).acknowledge({
    id: 'Serverless-LambdaDLQ',
    reason:
      'Dead letters come from asynchronous invocations. The workflow invokes the function synchronously, and does ' +
      'without it when it fails.',
  });
}

/** A form is for people without an account. */
export function acknowledgePublicRoute(route: apigwv2.HttpRoute): void {
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'A public web form has no one to authorize. The route is throttled and may start one state machine, which limits ' +
      'what it accepts.',
  });
}

/** In the words of cdk-nag, which writes `<AWS::Region>` for what is not known yet. */
function identities({ partition, region, account }: Stack): string {
  const known = (value: string, name: string) => (Token.isUnresolved(value) ? `<AWS::${name}>` : value);
  return `arn:${known(partition, 'Partition')}:ses:${known(region, 'Region')}:${known(account, 'AccountId')}:identity/*`;
}

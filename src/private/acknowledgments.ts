import { Validations } from 'aws-cdk-lib';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';

/** Says, where an auditor looks for it, why a statement on `*` is as narrow as AWS allows. */
export function acknowledgeStateMachineWildcards(stateMachine: sfn.StateMachine): void {
  Validations.of(stateMachine).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'comprehend:DetectSentiment, the delivery of logs (logs:*LogDelivery, logs:*ResourcePolicy) and X-Ray have no ' +
      'resources that a statement could name.',
  });
}

/** The same, of a function that is traced. */
export function acknowledgeTracingWildcard(role: iam.Role): void {
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray has no resources that a statement about xray:PutTraceSegments and PutTelemetryRecords could name.',
  });
}

/** A form is for people without an account. */
export function acknowledgePublicRoute(route: apigwv2.HttpRoute): void {
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'The route of a public web form has no one to authorize. It is throttled, limited in size, and may start one state machine.',
  });
}

import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { SyncWorkflowApi, SyncWorkflowApiOptions } from '../src';
import { statementsOf, strictStack } from './support/synth';

function machine(stack: Stack, stateMachineType = sfn.StateMachineType.EXPRESS): sfn.StateMachine {
  return new sfn.StateMachine(stack, 'Machine', {
    stateMachineType,
    definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Succeed(stack, 'Done')),
  });
}

function synthesize(options: SyncWorkflowApiOptions = {}): Template {
  const stack = strictStack();
  new SyncWorkflowApi(stack, 'Api', { stateMachine: machine(stack), ...options });
  return Template.fromStack(stack);
}

describe('with a state machine alone', () => {
  const template = synthesize();

  test('posts to / and passes the body on as the input of the execution', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /', AuthorizationType: 'NONE' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: 'StepFunctions-StartSyncExecution',
      PayloadFormatVersion: '1.0',
      RequestParameters: { StateMachineArn: { Ref: Match.stringLikeRegexp('^Machine') }, Input: '$request.body' },
      TimeoutInMillis: 29_000,
    });
  });

  test('lets API Gateway, and nobody else, start that one state machine, and do nothing else', () => {
    const [role] = Object.values(
      template.findResources('AWS::IAM::Role', { Properties: { Description: Match.stringLikeRegexp('API Gateway') } }),
    );
    expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' } },
    ]);
    expect(statementsOf(template).filter(({ policy }) => policy.startsWith('ApiRole'))).toEqual([
      expect.objectContaining({
        actions: ['states:StartSyncExecution'],
        resource: expect.stringMatching(/^\{"Ref":"Machine\w+"\}$/),
      }),
    ]);
  });

  test('lets no other origin in', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
  });

  test('throttles, and logs each request as JSON without its content', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
      AccessLogSettings: { Format: Match.serializedJson(Match.objectLike({ status: '$context.status' })) },
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: Match.stringLikeRegexp('^/aws/vendedlogs/apigateway/'),
      RetentionInDays: 90,
    });
  });
});

test('takes every option at once', () => {
  const template = synthesize({
    path: '/forms/contact',
    allowedOrigins: ['https://www.example.com', 'http://localhost:8080'],
    throttle: { rateLimit: 2, burstLimit: 5 },
    integrationTimeout: Duration.seconds(12),
    accessLogRetention: logs.RetentionDays.ONE_WEEK,
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /forms/contact' });
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { TimeoutInMillis: 12_000 });
  template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    DefaultRouteSettings: { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 5 },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
  template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
    CorsConfiguration: {
      AllowOrigins: ['https://www.example.com', 'http://localhost:8080'],
      AllowMethods: ['POST'],
      AllowHeaders: ['content-type'],
      MaxAge: 7200,
    },
  });
});

test('takes an imported state machine, whose type nobody knows', () => {
  const stack = strictStack();
  const arn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:existing';
  new SyncWorkflowApi(stack, 'Api', { stateMachine: sfn.StateMachine.fromStateMachineArn(stack, 'Existing', arn) });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { RequestParameters: { StateMachineArn: arn } });
  expect(statementsOf(template)).toEqual([
    expect.objectContaining({ actions: ['states:StartSyncExecution'], resource: JSON.stringify(arn) }),
  ]);
});

test('refuses a STANDARD state machine, and says what to set', () => {
  const stack = strictStack();
  const stateMachine = machine(stack, sfn.StateMachineType.STANDARD);
  expect(() => new SyncWorkflowApi(stack, 'Api', { stateMachine })).toThrow(
    'stateMachine must be an EXPRESS state machine, because a STANDARD one cannot be started synchronously, ' +
      'got: STANDARD (Stack/Machine). Set stateMachineType: StateMachineType.EXPRESS',
  );
});

test('puts two APIs in front of two workflows of one stack', () => {
  const stack = strictStack();
  new SyncWorkflowApi(stack, 'One', { stateMachine: machine(stack) });
  const other = sfn.StateMachine.fromStateMachineName(stack, 'Other', 'other');
  new SyncWorkflowApi(stack, 'Two', { stateMachine: other });
  Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::Api', 2);
});

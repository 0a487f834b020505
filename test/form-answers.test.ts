import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { FormAnswers } from '../src';
import { statementsOf, newStack } from './support/synth';
import type { FormEndpoint } from '../src/private/answers/form-endpoint';
import { SyncWorkflowApi } from '../src/sync-workflow-api';
import { SyncWorkflowApiProps } from '../src/sync-workflow-api-props';

function machine(stack: Stack, stateMachineType = sfn.StateMachineType.EXPRESS): sfn.StateMachine {
  return new sfn.StateMachine(stack, 'Machine', {
    stateMachineType,
    definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Succeed(stack, 'Done')),
  });
}

function bind(
  answers: FormAnswers,
  options: Partial<SyncWorkflowApiProps> = {},
  stack = newStack(),
): { front: FormEndpoint; template: Template } {
  const front = answers._answering.bind(stack, 'Api', { stateMachine: machine(stack), ...options });
  return { front, template: Template.fromStack(stack) };
}

test('passes the envelope on with a SyncWorkflowApi and no function', () => {
  const { front, template } = bind(FormAnswers.envelope(), { path: '/contact' });
  expect(front).toBeInstanceOf(SyncWorkflowApi);
  expect(front.responderFunction).toBeUndefined();
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /contact' });
  template.resourceCountIs('AWS::Lambda::Function', 0);
});

describe('an answer like a web API', () => {
  const { front, template } = bind(FormAnswers.http());

  test('comes from a function that knows the workflow, on arm64, with tracing and a timeout', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Architectures: ['arm64'],
      MemorySize: 256,
      Timeout: 29,
      TracingConfig: { Mode: 'Active' },
      Environment: {
        Variables: {
          STATE_MACHINE_ARN: { Ref: Match.stringLikeRegexp('^Machine') },
          REDIRECT_FIELD: '_redirect',
          ALLOWED_REDIRECTS: '[]',
        },
      },
    });
    expect(front.responderFunction).toBeDefined();
  });

  test('comes from a function that may start this state machine, log and trace, and nothing else', () => {
    expect(statementsOf(template).map(({ actions, resource }) => [actions.join(), resource])).toEqual([
      ['logs:CreateLogStream,logs:PutLogEvents', expect.stringMatching(/"ApiResponderLogs\w+","Arn"/)],
      ['states:StartSyncExecution', expect.stringMatching(/^\{"Ref":"Machine\w+"\}$/)],
      ['xray:PutTraceSegments,xray:PutTelemetryRecords', '"*"'],
    ]);
  });

  test('comes from a function that can be invoked only by the one route', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
      TimeoutInMillis: 29_000,
    });
    const permissions = Object.values(template.findResources('AWS::Lambda::Permission'));
    expect(permissions.map(({ Properties }) => Properties as object)).toEqual([
      expect.objectContaining({
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Join': ['', expect.arrayContaining(['/*/*/'])] },
      }),
    ]);
  });
});

test('does not change the API, and with it the endpoint', () => {
  const apiOf = (answers: FormAnswers) => Object.keys(bind(answers).template.findResources('AWS::ApiGatewayV2::Api'));
  expect(apiOf(FormAnswers.http())).toEqual(apiOf(FormAnswers.envelope()));
});

test('accepts every option at once', () => {
  const allowedRedirects = [
    'https://www.example.com',
    'https://www.example.com/thanks/a%20lot.html',
    'http://localhost:8080/thanks',
    'http://[::1]/',
    `https://${Aws.ACCOUNT_ID}.example.com/`,
  ];
  const stack = newStack();
  const encryptionKey = new kms.Key(stack, 'Key');
  const { template } = bind(
    FormAnswers.http({ allowedRedirects, redirectField: 'next' }),
    {
      path: '/contact',
      allowedOrigins: ['https://www.example.com'],
      integrationTimeout: Duration.millis(12_500),
      throttle: { rateLimit: 2, burstLimit: 5 },
      encryptionKey,
    },
    stack,
  );
  template.hasResourceProperties('AWS::Lambda::Function', {
    Timeout: 13,
    Environment: {
      Variables: {
        REDIRECT_FIELD: 'next',
        ALLOWED_REDIRECTS: {
          'Fn::Join': [
            '',
            [
              '["https://www.example.com","https://www.example.com/thanks/a%20lot.html","http://localhost:8080/thanks",' +
                '"http://[::1]/","https://',
              { Ref: 'AWS::AccountId' },
              '.example.com/"]',
            ],
          ],
        },
      },
    },
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { TimeoutInMillis: 12_500 });
  template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
    CorsConfiguration: { AllowHeaders: ['content-type'], ExposeHeaders: ['retry-after'] },
  });
  template.allResourcesProperties('AWS::Logs::LogGroup', {
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
  });
  template.resourceCountIs('AWS::Logs::LogGroup', 2);
});

test.each([FormAnswers.envelope(), FormAnswers.http()])(
  'refuses a STANDARD state machine, answers of kind $answerFormat',
  (answers) => {
    const stack = newStack();
    const stateMachine = machine(stack, sfn.StateMachineType.STANDARD);
    expect(() => answers._answering.bind(stack, 'Api', { stateMachine })).toThrow('must be an EXPRESS state machine');
  },
);

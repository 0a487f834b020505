import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { SyncWorkflowApi, ApiOptions } from '../src';
import { statementsOf, newStack } from './support/synth';

function machine(stack: Stack, stateMachineType = sfn.StateMachineType.EXPRESS): sfn.StateMachine {
  return new sfn.StateMachine(stack, 'Machine', {
    stateMachineType,
    definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Succeed(stack, 'Done')),
  });
}

function synthesize(options: ApiOptions = {}): Template {
  const stack = newStack();
  new SyncWorkflowApi(stack, 'Api', { stateMachine: machine(stack), ...options });
  return Template.fromStack(stack);
}

describe('with only a state machine', () => {
  const template = synthesize();

  test('posts to /, with the body as the input of the execution', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /', AuthorizationType: 'NONE' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: 'StepFunctions-StartSyncExecution',
      PayloadFormatVersion: '1.0',
      RequestParameters: { StateMachineArn: { Ref: Match.stringLikeRegexp('^Machine') }, Input: '$request.body' },
      TimeoutInMillis: 29_000,
    });
  });

  test('allows only API Gateway to start this state machine, and nothing else', () => {
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

  test('allows no other origin', () => {
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

test('accepts every option at once', () => {
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

test('accepts an imported state machine, whose type is unknown', () => {
  const stack = newStack();
  const arn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:existing';
  new SyncWorkflowApi(stack, 'Api', { stateMachine: sfn.StateMachine.fromStateMachineArn(stack, 'Existing', arn) });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { RequestParameters: { StateMachineArn: arn } });
  expect(statementsOf(template)).toEqual([
    expect.objectContaining({ actions: ['states:StartSyncExecution'], resource: JSON.stringify(arn) }),
  ]);
});

test('refuses a STANDARD state machine, and says what to set', () => {
  const stack = newStack();
  const stateMachine = machine(stack, sfn.StateMachineType.STANDARD);
  expect(() => new SyncWorkflowApi(stack, 'Api', { stateMachine })).toThrow(
    'stateMachine must be an EXPRESS state machine, because a STANDARD one cannot be started synchronously, ' +
      'got: STANDARD (Stack/Machine). Set stateMachineType: StateMachineType.EXPRESS',
  );
});

test('works for two APIs in front of two workflows in one stack', () => {
  const stack = newStack();
  new SyncWorkflowApi(stack, 'One', { stateMachine: machine(stack) });
  const other = sfn.StateMachine.fromStateMachineName(stack, 'Other', 'other');
  new SyncWorkflowApi(stack, 'Two', { stateMachine: other });
  Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::Api', 2);
});

const CERTIFICATE_ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/8c3f1b0e-5f9a-4f0e-9d55-0a1b2c3d4e5f';

const certificate = (stack: Stack) => acm.Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE_ARN);

const zone = (stack: Stack) =>
  route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z123', zoneName: 'example.com' });

describe('with a custom domain', () => {
  const stack = newStack();
  const domain = { domainName: 'forms.example.com', certificate: certificate(stack), hostedZone: zone(stack) };
  const api = new SyncWorkflowApi(stack, 'Api', { stateMachine: machine(stack), path: '/contact', domain });
  const template = Template.fromStack(stack);

  test('is available only at this domain', () => {
    expect(api.endpoint).toBe('https://forms.example.com/contact');
    template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'forms.example.com',
      DomainNameConfigurations: [
        {
          CertificateArn: CERTIFICATE_ARN,
          SecurityPolicy: 'TLS_1_2',
          EndpointType: 'REGIONAL',
          IpAddressType: 'dualstack',
        },
      ],
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', {
      Stage: '$default',
      ApiMappingKey: Match.absent(),
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
  });

  test.each(['A', 'AAAA'])('has a %s record in DNS', (type) => {
    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Type: type,
      Name: 'forms.example.com.',
      HostedZoneId: 'Z123',
      AliasTarget: {
        DNSName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApiDomain'), 'RegionalDomainName'] },
        HostedZoneId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApiDomain'), 'RegionalHostedZoneId'] },
      },
    });
  });
});

test('creates no records without a hosted zone', () => {
  const stack = newStack();
  const domain = { domainName: 'forms.example.com', certificate: certificate(stack) };
  const api = new SyncWorkflowApi(stack, 'Api', { stateMachine: machine(stack), domain });
  expect(api.endpoint).toBe('https://forms.example.com/');
  expect(api.domain?.regionalDomainName).toBeDefined();
  Template.fromStack(stack).resourceCountIs('AWS::Route53::RecordSet', 0);
});

test('accepts a name that is known only at deployment', () => {
  const stack = newStack();
  const domainName = Lazy.string({ produce: () => 'forms.example.com' });
  const domain = { domainName, certificate: certificate(stack), hostedZone: zone(stack) };
  new SyncWorkflowApi(stack, 'Api', { stateMachine: machine(stack), domain });
  Template.fromStack(stack).hasResourceProperties('AWS::Route53::RecordSet', { Name: 'forms.example.com.' });
});

test('uses an authorizer, and lets pages of allowed origins send it a token', () => {
  const template = synthesize({
    allowedOrigins: ['https://www.example.com'],
    authorizer: new HttpJwtAuthorizer('Tokens', 'https://issuer.example.com', { jwtAudience: ['form'] }),
    authorizationScopes: ['forms/send'],
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
    AuthorizationType: 'JWT',
    AuthorizerId: { Ref: Match.stringLikeRegexp('^ApiHttpApiTokens') },
    AuthorizationScopes: ['forms/send'],
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
    CorsConfiguration: { AllowHeaders: ['content-type', 'authorization'] },
  });
});

test('explains to an auditor why a route is public, if it is', () => {
  const explained = (options: ApiOptions) => {
    const stack = newStack();
    const { api } = new SyncWorkflowApi(stack, 'Api', { stateMachine: machine(stack), ...options });
    const metadata = api.node.findAll().flatMap(({ node }) => node.metadata);
    return JSON.stringify(metadata.map(({ data }) => data as unknown)).includes('AwsSolutions-APIG4');
  };
  expect(explained({})).toBe(true);
  const authorizer = new HttpJwtAuthorizer('Tokens', 'https://issuer.example.com', { jwtAudience: ['form'] });
  expect(explained({ authorizer })).toBe(false);
});

test('encrypts the access log with a key, which CloudWatch Logs may use', () => {
  const stack = newStack();
  const encryptionKey = new kms.Key(stack, 'Key');
  new SyncWorkflowApi(stack, 'Api', { stateMachine: machine(stack), encryptionKey });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
  });
  expect(JSON.stringify(template.findResources('AWS::KMS::Key'))).toContain('kms:EncryptionContext:aws:logs:arn');
});

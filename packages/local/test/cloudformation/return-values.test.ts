/**
 * What `Ref` and `Fn::GetAtt` give for each type of resource, as the page of the type in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ has it under "Return values".
 */
import { type Json, type JsonObject } from '../../src/base/json';
import { resource, resourcesOf } from '../support/assembly';

const ACCOUNT = '123456789012';
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`;
const MACHINE = `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:m`;
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/;
const ID = /^[\da-f]{10}$/;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

function at(service: string, rest: string): string {
  return `arn:aws:${service}:us-east-1:${ACCOUNT}:${rest}`;
}

/** The page, the properties, and the return values: a text as it is, or what it must look like. */
type Row = readonly [
  page: string,
  type: string,
  properties: JsonObject,
  ref: Json | RegExp,
  attributes: Readonly<Record<string, Json | RegExp>>,
];

const ROWS: readonly Row[] = [
  [
    'lambda-function',
    'AWS::Lambda::Function',
    { FunctionName: 'f' },
    'f',
    {
      Arn: FUNCTION,
      'SnapStartResponse.ApplyOn': 'None',
      'SnapStartResponse.OptimizationStatus': 'Off',
    },
  ],
  [
    'lambda-version',
    'AWS::Lambda::Version',
    { FunctionName: 'f' },
    `${FUNCTION}:1`,
    {
      FunctionArn: `${FUNCTION}:1`,
      Version: '1',
    },
  ],
  [
    'lambda-alias',
    'AWS::Lambda::Alias',
    { FunctionName: FUNCTION, Name: 'live' },
    `${FUNCTION}:live`,
    {
      AliasArn: `${FUNCTION}:live`,
    },
  ],
  [
    'lambda-layerversion',
    'AWS::Lambda::LayerVersion',
    { LayerName: 'l' },
    at('lambda', 'layer:l:1'),
    {
      LayerVersionArn: at('lambda', 'layer:l:1'),
    },
  ],
  [
    'lambda-url',
    'AWS::Lambda::Url',
    { TargetFunctionArn: 'f' },
    FUNCTION,
    {
      FunctionArn: FUNCTION,
      FunctionUrl: /^https:\/\/[\da-z]{32}\.lambda-url\.us-east-1\.on\.aws\/$/,
    },
  ],
  ['lambda-permission', 'AWS::Lambda::Permission', {}, /./, { Id: /./ }],
  [
    'lambda-eventsourcemapping',
    'AWS::Lambda::EventSourceMapping',
    {},
    UUID,
    {
      Id: UUID,
      EventSourceMappingArn: /^arn:aws:lambda:us-east-1:123456789012:event-source-mapping:[\da-f-]{36}$/,
    },
  ],
  [
    'stepfunctions-statemachine',
    'AWS::StepFunctions::StateMachine',
    { StateMachineName: 'm' },
    MACHINE,
    {
      Arn: MACHINE,
      Name: 'm',
      StateMachineRevisionId: /./,
    },
  ],
  [
    'stepfunctions-statemachineversion',
    'AWS::StepFunctions::StateMachineVersion',
    { StateMachineArn: MACHINE },
    `${MACHINE}:1`,
    { Arn: `${MACHINE}:1` },
  ],
  [
    'stepfunctions-statemachinealias',
    'AWS::StepFunctions::StateMachineAlias',
    { Name: 'live', RoutingConfiguration: [{ StateMachineVersionArn: `${MACHINE}:1`, Weight: 100 }] },
    `${MACHINE}:live`,
    { Arn: `${MACHINE}:live` },
  ],
  [
    'stepfunctions-statemachinealias',
    'AWS::StepFunctions::StateMachineAlias',
    { Name: 'live', DeploymentPreference: { StateMachineVersionArn: `${MACHINE}:1`, Type: 'ALL_AT_ONCE' } },
    `${MACHINE}:live`,
    { Arn: `${MACHINE}:live` },
  ],
  [
    'dynamodb-table',
    'AWS::DynamoDB::Table',
    { TableName: 't' },
    't',
    {
      Arn: at('dynamodb', 'table/t'),
      StreamArn: /^arn:aws:dynamodb:us-east-1:123456789012:table\/t\/stream\/\d{4}-.*\.\d{3}$/,
    },
  ],
  [
    'dynamodb-globaltable',
    'AWS::DynamoDB::GlobalTable',
    { TableName: 't' },
    't',
    {
      Arn: at('dynamodb', 'table/t'),
      StreamArn: /stream/,
      TableId: UUID,
    },
  ],
  [
    'apigatewayv2-api',
    'AWS::ApiGatewayV2::Api',
    {},
    ID,
    {
      ApiId: ID,
      ApiEndpoint: /^https:\/\/[\da-f]{10}\.execute-api\.us-east-1\.amazonaws\.com$/,
      ExecuteApiArn: /^arn:aws:execute-api:us-east-1:123456789012:[\da-f]{10}$/,
    },
  ],
  ['apigatewayv2-stage', 'AWS::ApiGatewayV2::Stage', { StageName: '$default' }, '$default', {}],
  ['apigatewayv2-route', 'AWS::ApiGatewayV2::Route', {}, ID, { RouteId: ID }],
  ['apigatewayv2-integration', 'AWS::ApiGatewayV2::Integration', {}, ID, { IntegrationId: ID }],
  ['apigatewayv2-authorizer', 'AWS::ApiGatewayV2::Authorizer', {}, ID, { AuthorizerId: ID }],
  ['apigatewayv2-apimapping', 'AWS::ApiGatewayV2::ApiMapping', {}, ID, { ApiMappingId: ID }],
  ['apigatewayv2-vpclink', 'AWS::ApiGatewayV2::VpcLink', {}, ID, { VpcLinkId: ID }],
  [
    'apigatewayv2-domainname',
    'AWS::ApiGatewayV2::DomainName',
    { DomainName: 'a.example' },
    'a.example',
    {
      DomainNameArn: 'arn:aws:apigateway:us-east-1::/domainnames/a.example',
      RegionalDomainName: /^d-[\da-z]+\.execute-api\.us-east-1\.amazonaws\.com$/,
      RegionalHostedZoneId: /^Z/,
    },
  ],
  [
    'sqs-queue',
    'AWS::SQS::Queue',
    { QueueName: 'q' },
    `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/q`,
    {
      Arn: at('sqs', 'q'),
      QueueName: 'q',
      QueueUrl: `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/q`,
    },
  ],
  ['sqs-queuepolicy', 'AWS::SQS::QueuePolicy', {}, /./, { Id: /./ }],
  ['sns-topic', 'AWS::SNS::Topic', { TopicName: 't' }, at('sns', 't'), { TopicArn: at('sns', 't'), TopicName: 't' }],
  [
    'sns-subscription',
    'AWS::SNS::Subscription',
    { TopicArn: at('sns', 't'), Protocol: 'email', Endpoint: 'a@b.example' },
    /^arn:aws:sns:us-east-1:123456789012:t:[\da-f-]{36}$/,
    { Arn: /^arn:aws:sns:us-east-1:123456789012:t:[\da-f-]{36}$/ },
  ],
  ['sns-topicpolicy', 'AWS::SNS::TopicPolicy', {}, /./, { Id: /./ }],
  [
    'scheduler-schedule',
    'AWS::Scheduler::Schedule',
    { Name: 's', GroupName: 'g' },
    's',
    {
      Arn: at('scheduler', 'schedule/g/s'),
    },
  ],
  [
    'scheduler-schedulegroup',
    'AWS::Scheduler::ScheduleGroup',
    { Name: 'g' },
    'g',
    {
      Arn: at('scheduler', 'schedule-group/g'),
      CreationDate: DATE,
      LastModificationDate: DATE,
      State: 'ACTIVE',
    },
  ],
  ['events-rule', 'AWS::Events::Rule', { Name: 'r' }, 'r', { Arn: at('events', 'rule/r'), RuleName: 'r' }],
  [
    'events-rule',
    'AWS::Events::Rule',
    { Name: 'r', EventBusName: 'b' },
    'b|r',
    {
      Arn: at('events', 'rule/b/r'),
      RuleName: 'r',
    },
  ],
  ['events-eventbus', 'AWS::Events::EventBus', { Name: 'b' }, 'b', { Arn: at('events', 'event-bus/b'), Name: 'b' }],
  [
    'events-connection',
    'AWS::Events::Connection',
    { Name: 'c' },
    'c',
    {
      Arn: /^arn:aws:events:us-east-1:123456789012:connection\/c\/[\da-f-]{36}$/,
      ArnForPolicy: at('events', 'connection/c'),
      SecretArn: /^arn:aws:secretsmanager:us-east-1:123456789012:secret:events!connection\/c\//,
    },
  ],
  [
    'events-apidestination',
    'AWS::Events::ApiDestination',
    { Name: 'd' },
    'd',
    {
      Arn: /^arn:aws:events:us-east-1:123456789012:api-destination\/d\/[\da-f-]{36}$/,
      ArnForPolicy: at('events', 'api-destination/d'),
    },
  ],
  ['events-archive', 'AWS::Events::Archive', { ArchiveName: 'a' }, 'a', { Arn: at('events', 'archive/a') }],
  ['logs-loggroup', 'AWS::Logs::LogGroup', { LogGroupName: '/g' }, '/g', { Arn: at('logs', 'log-group:/g:*') }],
  ['logs-logstream', 'AWS::Logs::LogStream', { LogStreamName: 's' }, 's', {}],
  ['logs-metricfilter', 'AWS::Logs::MetricFilter', { FilterName: 'f' }, 'f', {}],
  ['logs-querydefinition', 'AWS::Logs::QueryDefinition', {}, UUID, { QueryDefinitionId: UUID }],
  ['cloudwatch-alarm', 'AWS::CloudWatch::Alarm', { AlarmName: 'a' }, 'a', { Arn: at('cloudwatch', 'alarm:a') }],
  [
    'cloudwatch-compositealarm',
    'AWS::CloudWatch::CompositeAlarm',
    { AlarmName: 'a' },
    'a',
    {
      Arn: at('cloudwatch', 'alarm:a'),
    },
  ],
  ['cloudwatch-dashboard', 'AWS::CloudWatch::Dashboard', { DashboardName: 'd' }, 'd', {}],
  [
    'xray-group',
    'AWS::XRay::Group',
    { GroupName: 'g' },
    /^arn:aws:xray:us-east-1:123456789012:group\/g\//,
    {
      GroupARN: /^arn:aws:xray:us-east-1:123456789012:group\/g\//,
    },
  ],
  [
    's3-bucket',
    'AWS::S3::Bucket',
    { BucketName: 'b' },
    'b',
    {
      Arn: 'arn:aws:s3:::b',
      DomainName: 'b.s3.amazonaws.com',
      DualStackDomainName: 'b.s3.dualstack.us-east-1.amazonaws.com',
      RegionalDomainName: 'b.s3.us-east-1.amazonaws.com',
      WebsiteURL: 'http://b.s3-website-us-east-1.amazonaws.com',
    },
  ],
  ['s3-bucketpolicy', 'AWS::S3::BucketPolicy', { Bucket: 'b' }, 'b', {}],
  [
    'cloudfront-distribution',
    'AWS::CloudFront::Distribution',
    {},
    /^E[\dA-Z]+$/,
    {
      DomainName: /^d[\da-z]+\.cloudfront\.net$/,
      Id: /^E[\dA-Z]+$/,
    },
  ],
  ['cloudfront-originaccesscontrol', 'AWS::CloudFront::OriginAccessControl', {}, /^E/, { Id: /^E/ }],
  [
    'cloudfront-cloudfrontoriginaccessidentity',
    'AWS::CloudFront::CloudFrontOriginAccessIdentity',
    {},
    /^E/,
    { Id: /^E/, S3CanonicalUserId: /^[\da-f]{64}$/ },
  ],
  ...['ResponseHeadersPolicy', 'CachePolicy', 'OriginRequestPolicy'].map((name): Row => [
    `cloudfront-${name.toLowerCase()}`,
    `AWS::CloudFront::${name}`,
    {},
    UUID,
    { Id: UUID, LastModifiedTime: DATE },
  ]),
  [
    'cloudfront-function',
    'AWS::CloudFront::Function',
    { Name: 'f' },
    `arn:aws:cloudfront::${ACCOUNT}:function/f`,
    {
      FunctionARN: `arn:aws:cloudfront::${ACCOUNT}:function/f`,
      'FunctionMetadata.FunctionARN': `arn:aws:cloudfront::${ACCOUNT}:function/f`,
      Stage: 'DEVELOPMENT',
    },
  ],
  ['iam-role', 'AWS::IAM::Role', { RoleName: 'r' }, 'r', { Arn: `arn:aws:iam::${ACCOUNT}:role/r`, RoleId: /^AROA/ }],
  ['iam-policy', 'AWS::IAM::Policy', { PolicyName: 'p' }, 'p', { Id: /./ }],
  [
    'iam-managedpolicy',
    'AWS::IAM::ManagedPolicy',
    { ManagedPolicyName: 'p' },
    `arn:aws:iam::${ACCOUNT}:policy/p`,
    { PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/p`, PolicyId: /^ANPA/, DefaultVersionId: 'v1', IsAttachable: true },
  ],
  [
    'kms-key',
    'AWS::KMS::Key',
    {},
    UUID,
    { Arn: /^arn:aws:kms:us-east-1:123456789012:key\/[\da-f-]{36}$/, KeyId: UUID },
  ],
  ['kms-alias', 'AWS::KMS::Alias', { AliasName: 'alias/a' }, 'alias/a', {}],
  [
    'secretsmanager-secret',
    'AWS::SecretsManager::Secret',
    { Name: 's' },
    /^arn:aws:secretsmanager:us-east-1:123456789012:secret:s-\w{6}$/,
    { Id: /^arn:aws:secretsmanager:us-east-1:123456789012:secret:s-\w{6}$/ },
  ],
  [
    'ssm-parameter',
    'AWS::SSM::Parameter',
    { Name: '/a/b', Type: 'String', Value: 'v' },
    '/a/b',
    {
      Type: 'String',
      Value: 'v',
    },
  ],
  [
    'ses-emailidentity',
    'AWS::SES::EmailIdentity',
    { EmailIdentity: 'a.example' },
    'a.example',
    {
      DkimDNSTokenName1: /\._domainkey\.a\.example$/,
      DkimDNSTokenValue3: /\.dkim\.amazonses\.com$/,
    },
  ],
  ['ses-configurationset', 'AWS::SES::ConfigurationSet', { Name: 'c' }, 'c', {}],
  ['route53-hostedzone', 'AWS::Route53::HostedZone', { Name: 'a.example' }, /^Z[\dA-F]+$/, { Id: /^Z[\dA-F]+$/ }],
  ['route53-recordset', 'AWS::Route53::RecordSet', { Name: 'w.a.example' }, 'w.a.example', {}],
  [
    'certificatemanager-certificate',
    'AWS::CertificateManager::Certificate',
    {},
    /^arn:aws:acm:us-east-1:123456789012:certificate\/[\da-f-]{36}$/,
    { CertificateArn: /^arn:aws:acm:us-east-1:123456789012:certificate\/[\da-f-]{36}$/ },
  ],
];

function valuesOf(type: string, properties: JsonObject, attributes: readonly string[]) {
  const asked = Object.fromEntries(attributes.map((name, index) => [`V${index}`, { 'Fn::GetAtt': ['It', name] }]));
  const resources = resourcesOf({
    Resources: {
      It: { Type: type, Properties: properties },
      Asker: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'asker', Ref: { Ref: 'It' }, ...asked } },
    },
  });
  const { Ref: ref, ...values } = resource(resources, 'Asker').properties();
  return { ref, attributes: attributes.map((_, index) => values[`V${index}`]) };
}

function like(value: Json | RegExp): unknown {
  return value instanceof RegExp ? expect.stringMatching(value) : value;
}

test.each(ROWS)('aws-resource-%s: %s', (_page, type, properties, ref, attributes) => {
  expect(valuesOf(type, properties, Object.keys(attributes))).toEqual({
    ref: like(ref),
    attributes: Object.values(attributes).map(like),
  });
});

test.each(ROWS)('aws-resource-%s: %s has no attribute that it does not have on AWS', (_page, type, properties) => {
  expect(() => valuesOf(type, properties, ['Colour'])).toThrow(
    /It \(AWS::\w+::\w+\) has no attribute "Colour"\. It has(?:: .+\. Use one of them in Fn::GetAtt, or Ref| no attributes: use Ref instead of Fn::GetAtt)\.$/,
  );
});

test.each([
  ['AWS::DynamoDB::Table', 'TableId'],
  ['AWS::KMS::Alias', 'Arn'],
  ['AWS::Lambda::Function', 'constructor'],
])('%s has no %s', (type, attribute) => {
  expect(() => valuesOf(type, {}, [attribute])).toThrow(`has no attribute "${attribute}"`);
});

/**
 * What becomes of each resource type here. There are three outcomes, and none is silence: it runs, it needs nothing
 * (with the reason), or it cannot be run (with what will not work), which is said at every start.
 */

/** The outcome for one resource type. */
export type Treatment =
  | { readonly outcome: 'runs' }
  | { readonly outcome: 'needs nothing'; readonly reason: string }
  | { readonly outcome: 'cannot run'; readonly consequence: string };

/** The outcome for a resource type; one that nobody thought of cannot run. */
export function treatmentOf(type: string): Treatment {
  if (RUNS.has(type)) return { outcome: 'runs' };
  const reason = NEEDS_NOTHING[type];
  if (reason !== undefined) return { outcome: 'needs nothing', reason };
  return { outcome: 'cannot run', consequence: CONSEQUENCES[type] ?? consequenceOf(type) };
}

/** The resource types that are run, in the order in which the README lists them. */
export const RUNS: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Stage',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::StepFunctions::StateMachine',
  'AWS::Lambda::Function',
  'AWS::Lambda::Version',
  'AWS::Lambda::Alias',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::SQS::Queue',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Scheduler::Schedule',
  'AWS::Events::Rule',
  'AWS::Events::EventBus',
  'AWS::Events::Connection',
  'AWS::SNS::Topic',
  'AWS::SNS::Subscription',
  'AWS::S3::Bucket',
  'Custom::CDKBucketDeployment',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudFormation::Stack',
]);

const PERMISSIONS = 'calls are checked against it';
const FILES = 'only this server reads the files and the logs';
const LOGS = 'the log is the terminal';
const ENCRYPTION = 'nothing is encrypted on this machine';
const MONITORING = 'nothing is measured here';
const ADDRESSES = 'every address counts as verified here';
const NAMES = 'everything answers by the names of this machine';
const CACHES = 'nothing is cached here';

const NEEDS_NOTHING: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': PERMISSIONS,
  'AWS::IAM::Policy': PERMISSIONS,
  'AWS::IAM::ManagedPolicy': PERMISSIONS,
  'AWS::IAM::RolePolicy': PERMISSIONS,
  'AWS::Lambda::Permission': PERMISSIONS,
  'AWS::SQS::QueuePolicy': PERMISSIONS,
  'AWS::SQS::QueueInlinePolicy': PERMISSIONS,
  'AWS::SNS::TopicPolicy': PERMISSIONS,
  'AWS::SNS::TopicInlinePolicy': PERMISSIONS,
  'AWS::Events::EventBusPolicy': PERMISSIONS,
  'AWS::S3::BucketPolicy': FILES,
  'AWS::Logs::ResourcePolicy': FILES,
  'AWS::Logs::LogGroup': LOGS,
  'AWS::Logs::LogStream': LOGS,
  'AWS::ApiGateway::Account': LOGS,
  'AWS::KMS::Key': ENCRYPTION,
  'AWS::KMS::Alias': ENCRYPTION,
  'AWS::Scheduler::ScheduleGroup': 'a group only holds schedules together',
  'AWS::CloudWatch::Alarm': MONITORING,
  'AWS::CloudWatch::CompositeAlarm': MONITORING,
  'AWS::CloudWatch::Dashboard': MONITORING,
  'AWS::Logs::MetricFilter': MONITORING,
  'AWS::Logs::QueryDefinition': MONITORING,
  'AWS::XRay::Group': MONITORING,
  'AWS::SES::EmailIdentity': ADDRESSES,
  'AWS::SES::ConfigurationSet': 'emails go to the outbox',
  'AWS::ApiGatewayV2::DomainName': NAMES,
  'AWS::ApiGatewayV2::ApiMapping': NAMES,
  'AWS::CertificateManager::Certificate': NAMES,
  'AWS::Route53::HostedZone': NAMES,
  'AWS::Route53::RecordSet': NAMES,
  'AWS::CloudFront::OriginAccessControl': FILES,
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': FILES,
  'AWS::CloudFront::CachePolicy': CACHES,
  'AWS::CloudFront::OriginRequestPolicy': CACHES,
  'Custom::S3AutoDeleteObjects': 'what is in a bucket ends with the server',
  'Custom::LogRetention': LOGS,
  'AWS::CDK::Metadata': 'it only tells AWS which constructs are used',
  'AWS::CloudFormation::WaitConditionHandle': 'nothing waits for it here',
};

const CONSEQUENCES: Readonly<Record<string, string>> = {
  'AWS::Events::Archive': 'events are not kept in it',
  'AWS::Events::ApiDestination': 'no events are sent to it',
  'AWS::SecretsManager::Secret': 'its value cannot be read',
  'AWS::SSM::Parameter': 'its value cannot be read',
  'AWS::Lambda::LayerVersion': 'functions do not find its files',
  'AWS::Lambda::Url': 'the URL is not served',
  'AWS::StepFunctions::StateMachineAlias': 'executions started through it fail',
  'AWS::StepFunctions::StateMachineVersion': 'executions started through it fail',
  'AWS::ApiGateway::RestApi': 'it is not served; only HTTP APIs are',
  'AWS::CloudFront::Function': 'requests and answers pass by it',
  'AWS::WAFv2::WebACL': 'requests are not filtered',
  'AWS::WAFv2::WebACLAssociation': 'requests are not filtered',
  'AWS::SES::Template': 'emails with this template fail',
};

function consequenceOf(type: string): string {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'
    ? 'its handler is not called, and its attributes are made up'
    : 'calls to it fail, and its attributes are made up';
}

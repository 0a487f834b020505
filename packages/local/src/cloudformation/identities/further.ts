/** `Ref` and the attributes of what needs nothing here, or cannot be run, so that what refers to it is right all the same. */
import {
  DEPLOYED_AT,
  functionArn,
  hashOf,
  iamArn,
  type Identify,
  longId,
  type Nameable,
  nameOf,
  shortId,
  uuidOf,
} from './names';
import { type Json } from '../../asl/contract';
import { arn, PLACE } from '../../base/arn';
import { member } from '../../base/json';

/** By resource type. */
export const FURTHER: Readonly<Record<string, Identify>> = {
  'AWS::Lambda::LayerVersion': (r) => {
    const layerArn = `${arn('lambda', `layer:${nameOf(r, 'LayerName', 140)}`)}:1`;
    return { ref: layerArn, attributes: { LayerVersionArn: layerArn } };
  },
  'AWS::Lambda::Url': (r) => {
    const target = functionArn(textOf(r, 'TargetFunctionArn'));
    const url = `https://${hashOf(r).slice(0, 32)}.lambda-url.${PLACE.region}.on.aws/`;
    return { ref: target, attributes: { FunctionArn: target, FunctionUrl: url } };
  },
  'AWS::Lambda::Permission': withId,
  'AWS::Lambda::EventInvokeConfig': (r) => ({ ref: uuidOf(r), attributes: {} }),
  'AWS::StepFunctions::StateMachineVersion': (r) => byArn(`${textOf(r, 'StateMachineArn')}:1`),
  'AWS::StepFunctions::StateMachineAlias': (r) => byArn(`${aliasedMachine(r)}:${textOf(r, 'Name')}`),
  'AWS::StepFunctions::Activity': (r) => {
    const name = nameOf(r, 'Name', 80);
    const activityArn = arn('states', `activity:${name}`);
    return { ref: activityArn, attributes: { Arn: activityArn, Name: name } };
  },
  'AWS::ApiGatewayV2::VpcLink': (r) => ({ ref: shortId(r), attributes: { VpcLinkId: shortId(r) } }),
  'AWS::ApiGatewayV2::Deployment': (r) => ({ ref: shortId(r), attributes: { DeploymentId: shortId(r) } }),
  'AWS::ApiGateway::Account': withId,
  'AWS::ApiGateway::RestApi': (r) => {
    const id = shortId(r);
    return { ref: id, attributes: { RestApiId: id, RootResourceId: hashOf(r).slice(10, 20) } };
  },
  'AWS::IAM::Policy': (r) => {
    const name = nameOf(r, 'PolicyName', 128);
    return { ref: name, attributes: { Id: name } };
  },
  'AWS::IAM::RolePolicy': named('PolicyName', 128),
  'AWS::IAM::User': named('UserName', 64, (name) => ({ Arn: iamArn(`user/${name}`) })),
  'AWS::IAM::InstanceProfile': named('InstanceProfileName', 128, (name) => ({
    Arn: iamArn(`instance-profile/${name}`),
  })),
  'AWS::SQS::QueuePolicy': withId,
  'AWS::SQS::QueueInlinePolicy': (r) => ({ ref: textOf(r, 'Queue'), attributes: {} }),
  'AWS::SNS::TopicPolicy': withId,
  'AWS::SNS::TopicInlinePolicy': (r) => ({ ref: textOf(r, 'TopicArn'), attributes: {} }),
  'AWS::S3::BucketPolicy': (r) => ({ ref: textOf(r, 'Bucket'), attributes: {} }),
  'AWS::Events::EventBusPolicy': named('StatementId', 64),
  'AWS::Logs::LogStream': named('LogStreamName', 512),
  'AWS::Logs::MetricFilter': named('FilterName', 512),
  'AWS::Logs::SubscriptionFilter': named('FilterName', 512),
  'AWS::Logs::ResourcePolicy': named('PolicyName', 255),
  'AWS::Logs::QueryDefinition': (r) => ({ ref: uuidOf(r), attributes: { QueryDefinitionId: uuidOf(r) } }),
  'AWS::CloudWatch::Alarm': named('AlarmName', 255, (name) => ({ Arn: arn('cloudwatch', `alarm:${name}`) })),
  'AWS::CloudWatch::CompositeAlarm': named('AlarmName', 255, (name) => ({
    Arn: arn('cloudwatch', `alarm:${name}`),
  })),
  'AWS::CloudWatch::Dashboard': named('DashboardName', 255),
  'AWS::XRay::Group': (r) => {
    const groupArn = arn('xray', `group/${nameOf(r, 'GroupName', 32)}/${longId(r)}`);
    return { ref: groupArn, attributes: { GroupARN: groupArn } };
  },
  'AWS::Scheduler::ScheduleGroup': named('Name', 64, (name) => ({
    Arn: arn('scheduler', `schedule-group/${name}`),
    CreationDate: DEPLOYED_AT,
    LastModificationDate: DEPLOYED_AT,
    State: 'ACTIVE',
  })),
  'AWS::Events::Archive': named('ArchiveName', 48, (name) => ({ Arn: arn('events', `archive/${name}`) })),
  'AWS::Events::ApiDestination': named('Name', 64, (name, r) => ({
    Arn: arn('events', `api-destination/${name}/${uuidOf(r)}`),
    ArnForPolicy: arn('events', `api-destination/${name}`),
  })),
  'AWS::KMS::Alias': named('AliasName', 256),
  'AWS::SecretsManager::Secret': (r) => {
    const secretArn = arn('secretsmanager', `secret:${nameOf(r, 'Name', 512)}-${shortId(r).slice(0, 6)}`);
    return { ref: secretArn, attributes: { Id: secretArn } };
  },
  'AWS::SSM::Parameter': named('Name', 1_011, (name, r) => ({
    Arn: arn('ssm', `parameter/${name.replace(/^\//, '')}`),
    Type: r.property('Type') ?? 'String',
    Value: r.property('Value') ?? '',
  })),
  'AWS::SES::ConfigurationSet': named('Name', 64),
  'AWS::SES::ConfigurationSetEventDestination': withId,
  'AWS::SES::Template': withId,
  'AWS::CertificateManager::Certificate': (r) => {
    const certificateArn = arn('acm', `certificate/${uuidOf(r)}`);
    return { ref: certificateArn, attributes: { CertificateArn: certificateArn } };
  },
  'AWS::Route53::HostedZone': (r) => {
    const id = `Z${longId(r)}`;
    const NameServers = [1, 2, 3, 4].map((number) => `ns-${number}.awsdns-0${number}.com`);
    return { ref: id, attributes: { Id: id, NameServers } };
  },
  'AWS::Route53::RecordSet': (r) => ({ ref: textOf(r, 'Name'), attributes: {} }),
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': (r) => {
    const id = `E${longId(r)}`;
    return { ref: id, attributes: { Id: id, S3CanonicalUserId: hashOf(r) } };
  },
  'AWS::CloudFront::CachePolicy': policyOfCloudFront,
  'AWS::CloudFront::OriginRequestPolicy': policyOfCloudFront,
  'AWS::CloudFront::Function': (r) => {
    const functionOfCloudFront = `arn:${PLACE.partition}:cloudfront::${PLACE.accountId}:function/${nameOf(r, 'Name', 64)}`;
    const attributes = {
      FunctionARN: functionOfCloudFront,
      'FunctionMetadata.FunctionARN': functionOfCloudFront,
      Stage: r.property('AutoPublish') === true ? 'LIVE' : 'DEVELOPMENT',
    };
    return { ref: functionOfCloudFront, attributes };
  },
  'AWS::CloudFormation::WaitConditionHandle': (r) => {
    const url = `https://cloudformation-waitcondition-${PLACE.region}.s3.amazonaws.com/${shortId(r)}`;
    return { ref: url, attributes: { Id: url } };
  },
};

/** A resource whose `Ref` is its name. */
function named(
  property: string,
  maxLength: number,
  attributesOf: (name: string, resource: Nameable) => Readonly<Record<string, Json>> = () => ({}),
): Identify {
  return (r) => {
    const name = nameOf(r, property, maxLength);
    return { ref: name, attributes: attributesOf(name, r) };
  };
}

/** A resource that has nothing but an ID that AWS gives it. */
function withId(r: Nameable): ReturnType<Identify> {
  const id = `${r.stackName}-${r.logicalId}-${longId(r).slice(0, 12)}`;
  return { ref: id, attributes: { Id: id } };
}

function byArn(resourceArn: string): ReturnType<Identify> {
  return { ref: resourceArn, attributes: { Arn: resourceArn } };
}

function policyOfCloudFront(r: Nameable): ReturnType<Identify> {
  return { ref: uuidOf(r), attributes: { Id: uuidOf(r), LastModifiedTime: DEPLOYED_AT } };
}

/** The state machine of the version that an alias is for. */
function aliasedMachine(r: Nameable): string {
  const routes = r.property('RoutingConfiguration');
  const first = Array.isArray(routes) ? routes[0] : r.property('DeploymentPreference');
  return String(member(first, 'StateMachineVersionArn')).replace(/:\d+$/, '');
}

function textOf(r: Nameable, property: string): string {
  return String(r.property(property) ?? '');
}

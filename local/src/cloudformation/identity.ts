/**
 * What CloudFormation would call a resource once it is deployed: the value of its `Ref` and its attributes. Generated
 * names are made from the stack and the logical ID, so they stay the same from one start to the next.
 */
import { createHash } from 'node:crypto';
import { arn, PLACE } from './place';
import { type Json } from '../asl/contract';
import { StartError } from '../assembly/start-error';

/** A resource as far as its names depend on it. */
export interface Nameable {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  /** A resolved property, or undefined. */
  property(name: string): Json | undefined;
}

/** The names of one deployed resource. */
export interface Identity {
  /** What `Ref` gives. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives. */
  readonly attributes: Readonly<Record<string, Json>>;
}

/** The names of a resource; a type that is not listed gets plausible ones, so that what refers to it still starts. */
export function identityOf(resource: Nameable): Identity {
  const known = IDENTITIES[resource.type];
  return known ? known(resource) : unlisted(resource);
}

/** Reads one attribute, or says which ones there are. */
export function attributeOf(resource: Nameable, attribute: string): Json {
  const { ref, attributes } = identityOf(resource);
  if (attribute in attributes) return attributes[attribute];
  if (resource.type in IDENTITIES) {
    const names = Object.keys(attributes).join(', ') || 'none';
    throw new StartError(`${resource.logicalId} (${resource.type}) has no attribute "${attribute}". Known: ${names}.`);
  }
  return `${ref}-${attribute}`;
}

const IDENTITIES: Record<string, (resource: Nameable) => Identity> = {
  'AWS::Lambda::Function': (r) => {
    const name = nameOf(r, 'FunctionName', 64);
    return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
  },
  'AWS::Lambda::Version': (r) => {
    const versionArn = `${functionArn(String(r.property('FunctionName')))}:1`;
    return { ref: versionArn, attributes: { Version: '1', FunctionArn: versionArn } };
  },
  'AWS::Lambda::Alias': (r) => {
    const aliasArn = `${functionArn(String(r.property('FunctionName')))}:${String(r.property('Name'))}`;
    return { ref: aliasArn, attributes: { AliasArn: aliasArn } };
  },
  'AWS::DynamoDB::Table': tableIdentity,
  'AWS::DynamoDB::GlobalTable': tableIdentity,
  'AWS::StepFunctions::StateMachine': (r) => {
    const name = nameOf(r, 'StateMachineName', 80);
    const machineArn = arn('states', `stateMachine:${name}`);
    return { ref: machineArn, attributes: { Arn: machineArn, Name: name, StateMachineRevisionId: 'INITIAL' } };
  },
  'AWS::ApiGatewayV2::Api': (r) => {
    const id = shortId(r);
    const host = `${id}.execute-api.${PLACE.region}.${PLACE.urlSuffix}`;
    return { ref: id, attributes: { ApiId: id, ApiEndpoint: `https://${host}` } };
  },
  'AWS::ApiGatewayV2::Integration': (r) => ({ ref: shortId(r), attributes: { IntegrationId: shortId(r) } }),
  'AWS::ApiGatewayV2::Route': (r) => ({ ref: shortId(r), attributes: { RouteId: shortId(r) } }),
  'AWS::ApiGatewayV2::Authorizer': (r) => ({ ref: shortId(r), attributes: { AuthorizerId: shortId(r) } }),
  'AWS::ApiGatewayV2::ApiMapping': (r) => ({ ref: shortId(r), attributes: { ApiMappingId: shortId(r) } }),
  'AWS::ApiGatewayV2::DomainName': (r) => {
    const name = String(r.property('DomainName'));
    const host = `d-${shortId(r)}.execute-api.${PLACE.region}.${PLACE.urlSuffix}`;
    const domainArn = `arn:${PLACE.partition}:apigateway:${PLACE.region}::/domainnames/${name}`;
    const attributes = { RegionalDomainName: host, RegionalHostedZoneId: `Z${longId(r)}`, DomainNameArn: domainArn };
    return { ref: name, attributes };
  },
  'AWS::ApiGatewayV2::Stage': (r) => ({ ref: String(r.property('StageName')), attributes: {} }),
  'AWS::IAM::Role': (r) => {
    const name = nameOf(r, 'RoleName', 64);
    return { ref: name, attributes: { Arn: iamArn(`role/${name}`), RoleId: `AROA${longId(r)}` } };
  },
  'AWS::IAM::ManagedPolicy': (r) => {
    const policyArn = iamArn(`policy/${nameOf(r, 'ManagedPolicyName', 128)}`);
    return { ref: policyArn, attributes: { PolicyArn: policyArn } };
  },
  'AWS::Logs::LogGroup': (r) => {
    const name = nameOf(r, 'LogGroupName', 512);
    return { ref: name, attributes: { Arn: arn('logs', `log-group:${name}:*`) } };
  },
  'AWS::SQS::Queue': (r) => {
    const name = nameOf(r, 'QueueName', 80);
    const url = `https://sqs.${PLACE.region}.${PLACE.urlSuffix}/${PLACE.accountId}/${name}`;
    return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::Lambda::EventSourceMapping': (r) => {
    const id = uuidOf(r);
    return { ref: id, attributes: { Id: id, EventSourceMappingArn: arn('lambda', `event-source-mapping:${id}`) } };
  },
  'AWS::Scheduler::Schedule': (r) => {
    const name = nameOf(r, 'Name', 64);
    const group = String(r.property('GroupName') ?? 'default');
    return { ref: name, attributes: { Arn: arn('scheduler', `schedule/${group}/${name}`) } };
  },
  'AWS::Events::Rule': (r) => {
    const name = nameOf(r, 'Name', 64);
    const bus = String(r.property('EventBusName') ?? 'default').replace(/^.*\//, '');
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
    if (bus !== 'default') return { ref: `${bus}|${name}`, attributes: { Arn: arn('events', `rule/${bus}/${name}`) } };
    return { ref: name, attributes: { Arn: arn('events', `rule/${name}`) } };
  },
  'AWS::Events::EventBus': (r) => {
    const name = nameOf(r, 'Name', 256);
    return { ref: name, attributes: { Arn: arn('events', `event-bus/${name}`), Name: name } };
  },
  'AWS::Events::Connection': (r) => {
    const name = nameOf(r, 'Name', 64);
    const secretArn = arn('secretsmanager', `secret:events!connection/${name}/${uuidOf(r)}-${shortId(r).slice(0, 6)}`);
    const connectionArn = arn('events', `connection/${name}/${uuidOf(r)}`);
    const attributes = { Arn: connectionArn, ArnForPolicy: arn('events', `connection/${name}`), SecretArn: secretArn };
    return { ref: name, attributes };
  },
  'AWS::SNS::Topic': (r) => {
    const name = nameOf(r, 'TopicName', 256);
    return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } };
  },
  'AWS::SNS::Subscription': (r) => {
    const subscriptionArn = `${String(r.property('TopicArn'))}:${uuidOf(r)}`;
    return { ref: subscriptionArn, attributes: { Arn: subscriptionArn } };
  },
  'AWS::S3::Bucket': (r) => {
    const name = nameOf(r, 'BucketName', 63).toLowerCase();
    const host = `${name}.s3.${PLACE.urlSuffix}`;
    const regionalHost = `${name}.s3.${PLACE.region}.${PLACE.urlSuffix}`;
    const attributes = {
      Arn: `arn:${PLACE.partition}:s3:::${name}`,
      DomainName: host,
      RegionalDomainName: regionalHost,
      DualStackDomainName: `${name}.s3.dualstack.${PLACE.region}.${PLACE.urlSuffix}`,
      WebsiteURL: `http://${name}.s3-website-${PLACE.region}.${PLACE.urlSuffix}`,
    };
    return { ref: name, attributes };
  },
  'AWS::CloudFront::Distribution': (r) => {
    const id = `E${longId(r).slice(0, 13)}`;
    return { ref: id, attributes: { Id: id, DomainName: `d${hashOf(r).slice(0, 13)}.cloudfront.net` } };
  },
  'AWS::CloudFront::OriginAccessControl': (r) => ({ ref: `E${longId(r)}`, attributes: { Id: `E${longId(r)}` } }),
  'AWS::CloudFront::ResponseHeadersPolicy': (r) => ({ ref: uuidOf(r), attributes: { Id: uuidOf(r) } }),
  'Custom::CDKBucketDeployment': (r) => {
    const attributes = {
      DestinationBucketArn: r.property('DestinationBucketArn') ?? '',
      SourceObjectKeys: r.property('SourceObjectKeys') ?? [],
    };
    return { ref: `aws.cdk.s3deployment.${uuidOf(r)}`, attributes };
  },
  'AWS::SES::EmailIdentity': (r) => {
    const name = String(r.property('EmailIdentity'));
    const tokens = [1, 2, 3].flatMap((i) => [
      [`DkimDNSTokenName${i}`, `token${i}._domainkey.${name}`],
      [`DkimDNSTokenValue${i}`, `token${i}.dkim.amazonses.com`],
    ]);
    return { ref: name, attributes: Object.fromEntries(tokens) as Record<string, string> };
  },
  'AWS::KMS::Key': (r) => {
    const id = uuidOf(r);
    return { ref: id, attributes: { Arn: arn('kms', `key/${id}`), KeyId: id } };
  },
};

function tableIdentity(r: Nameable): Identity {
  const name = nameOf(r, 'TableName', 255);
  const tableArn = arn('dynamodb', `table/${name}`);
  const streamArn = `${tableArn}/stream/2026-01-01T00:00:00.000`;
  return { ref: name, attributes: { Arn: tableArn, StreamArn: streamArn, TableId: uuidOf(r) } };
}

function unlisted(r: Nameable): Identity {
  const name = nameOf(r, 'Name', 64);
  const service = (r.type.split('::')[1] ?? 'custom').toLowerCase();
  return { ref: name, attributes: { Arn: arn(service, name) } };
}

function nameOf(r: Nameable, property: string, maxLength: number): string {
  const given = r.property(property);
  if (typeof given === 'string' && given !== '') return given;
  const suffix = `-${longId(r).slice(0, 12)}`;
  return `${r.stackName}-${r.logicalId}`.slice(0, maxLength - suffix.length) + suffix;
}

function functionArn(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn : arn('lambda', `function:${nameOrArn}`);
}

function iamArn(resource: string): string {
  return `arn:${PLACE.partition}:iam::${PLACE.accountId}:${resource}`;
}

function hashOf(r: Nameable): string {
  return createHash('sha256').update(`${r.stackName}/${r.logicalId}`).digest('hex');
}

function longId(r: Nameable): string {
  return hashOf(r).slice(0, 17).toUpperCase();
}

function shortId(r: Nameable): string {
  return hashOf(r).slice(0, 10);
}

function uuidOf(r: Nameable): string {
  return hashOf(r).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
}

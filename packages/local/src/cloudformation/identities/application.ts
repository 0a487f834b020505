/** `Ref` and the attributes of what runs here, and of what stands beside it in nearly every stack. */
import {
  DEPLOYED_AT,
  functionArn,
  hashOf,
  iamArn,
  type Identify,
  longId,
  type Identity,
  type Nameable,
  nameOf,
  shortId,
  uuidOf,
} from './names';
import { arn, PLACE } from '../../base/arn';

/** By resource type. */
export const APPLICATION: Readonly<Record<string, Identify>> = {
  'AWS::Lambda::Function': (r) => {
    const name = nameOf(r, 'FunctionName', 64);
    const snapStart = { ApplyOn: 'None', OptimizationStatus: 'Off' };
    const attributes = {
      Arn: arn('lambda', `function:${name}`),
      SnapStartResponse: snapStart,
      'SnapStartResponse.ApplyOn': snapStart.ApplyOn,
      'SnapStartResponse.OptimizationStatus': snapStart.OptimizationStatus,
    };
    return { ref: name, attributes };
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
  'AWS::DynamoDB::GlobalTable': (r) => {
    const { ref, attributes } = tableIdentity(r);
    return { ref, attributes: { ...attributes, TableId: uuidOf(r) } };
  },
  'AWS::StepFunctions::StateMachine': (r) => {
    const name = nameOf(r, 'StateMachineName', 80);
    const machineArn = arn('states', `stateMachine:${name}`);
    return { ref: machineArn, attributes: { Arn: machineArn, Name: name, StateMachineRevisionId: 'INITIAL' } };
  },
  'AWS::ApiGatewayV2::Api': (r) => {
    const id = shortId(r);
    const host = `${id}.execute-api.${PLACE.region}.${PLACE.urlSuffix}`;
    return {
      ref: id,
      attributes: { ApiId: id, ApiEndpoint: `https://${host}`, ExecuteApiArn: arn('execute-api', id) },
    };
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
    const attributes = {
      PolicyArn: policyArn,
      PolicyId: `ANPA${longId(r)}`,
      DefaultVersionId: 'v1',
      IsAttachable: true,
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      CreateDate: DEPLOYED_AT,
      UpdateDate: DEPLOYED_AT,
    };
    return { ref: policyArn, attributes };
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
    const path = bus === 'default' ? name : `${bus}/${name}`;
    return { ref: path.replace('/', '|'), attributes: { Arn: arn('events', `rule/${path}`), RuleName: name } };
  },
  'AWS::Events::EventBus': (r) => {
    const name = nameOf(r, 'Name', 256);
    return { ref: name, attributes: { Arn: arn('events', `event-bus/${name}`), Name: name, Policy: '' } };
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
  'AWS::CloudFront::ResponseHeadersPolicy': (r) => ({
    ref: uuidOf(r),
    attributes: { Id: uuidOf(r), LastModifiedTime: DEPLOYED_AT },
  }),
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
  const streamArn = `${tableArn}/stream/${DEPLOYED_AT.slice(0, -1)}`;
  return { ref: name, attributes: { Arn: tableArn, StreamArn: streamArn } };
}

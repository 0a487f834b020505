/** Reads the resource-based policies. */
import { type PolicyResource } from './policy-resource';
import { readStatements, type Statement, textsOf } from './statement';
import { arn } from '../base/arn';
import { type Json, type JsonObject } from '../base/json';
import { type DeployedResource } from '../cloudformation/deploy';
import { readablePath } from '../cloudformation/planned';

/** The statements of each resource, by its ARN. */
export function resourcePoliciesOf(
  policies: readonly PolicyResource[],
  resources: readonly DeployedResource[],
): Map<string, Statement[]> {
  const queues = resources.filter(({ type }) => type === 'AWS::SQS::Queue');
  const arns = new Map(queues.map((queue) => [queue.ref, queue.attribute('Arn')]));
  const found = new Map<string, Statement[]>();
  for (const { resource, properties } of policies) {
    const read = READERS[resource.type];
    if (read === undefined) continue;
    const { about, document } = read(properties, resource);
    const statements = readStatements(document, readablePath(resource.path));
    for (const name of about) {
      const resourceArn = arns.get(name) ?? name;
      found.set(resourceArn, [...(found.get(resourceArn) ?? []), ...statements]);
    }
  }
  return found;
}

/** A policy and its resources: ARNs, or the URLs of queues. */
interface ResourcePolicy {
  readonly about: readonly string[];
  readonly document: Json | undefined;
}

type Reader = (properties: JsonObject, resource: DeployedResource) => ResourcePolicy;

const READERS: Readonly<Record<string, Reader | undefined>> = {
  'AWS::Lambda::Permission': functionPermission,
  'AWS::SQS::QueuePolicy': ({ Queues, PolicyDocument }) => ({ about: textsOf(Queues), document: PolicyDocument }),
  'AWS::SQS::QueueInlinePolicy': ({ Queue, PolicyDocument }) => ({ about: textsOf(Queue), document: PolicyDocument }),
  'AWS::SNS::TopicPolicy': ({ Topics, PolicyDocument }) => ({ about: textsOf(Topics), document: PolicyDocument }),
  'AWS::SNS::TopicInlinePolicy': ({ TopicArn, PolicyDocument }) => ({
    about: textsOf(TopicArn),
    document: PolicyDocument,
  }),
  'AWS::Events::EventBusPolicy': ({ EventBusName, Statement: statement }) => ({
    about: [arn('events', `event-bus/${String(EventBusName ?? 'default')}`)],
    document: statement === undefined ? undefined : { Statement: statement },
  }),
  'AWS::KMS::Key': ({ KeyPolicy }, resource) => ({ about: [resource.attribute('Arn')], document: KeyPolicy }),
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
function functionPermission({ FunctionName, Action, Principal, SourceArn, SourceAccount }: JsonObject): ResourcePolicy {
  const name = String(FunctionName);
  const about = name.startsWith('arn:') ? name : arn('lambda', `function:${name}`);
  const principal = String(Principal);
  const statement: JsonObject = {
    Effect: 'Allow',
    Action: Action ?? 'lambda:InvokeFunction',
    Resource: about,
    Principal: principal.endsWith('.amazonaws.com') ? { Service: principal } : { AWS: principal },
    Condition: {
      ...(SourceArn !== undefined && { ArnLike: { 'aws:SourceArn': SourceArn } }),
      ...(SourceAccount !== undefined && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
    },
  };
  return { about: [about], document: { Statement: statement } };
}

/** Reads the roles, their policies, and the policies of resources, and reports what cannot be understood here. */
import { isKnown } from './conditions';
import { type PermissionsDescription, type RoleDescription } from './description';
import { managedPolicy } from './managed-policies';
import { type PolicyResource } from './policy-resource';
import { resourcePoliciesOf } from './resource-policies';
import { readStatements, type Statement } from './statement';
import { isObject, type Json, type JsonObject, listOf, member } from '../base/json';
import { StartError } from '../base/start-error';
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';
import { readablePath } from '../cloudformation/planned';

/** The permissions of an assembly. An assembly without a role has none. */
export function describePermissions(resources: readonly DeployedResource[]): {
  permissions: PermissionsDescription;
  notices: Notice[];
} {
  const notices: Notice[] = [];
  const policies = resources.flatMap((resource) => read(resource, notices));
  const roles = policies.filter(({ resource }) => resource.type === ROLE);
  if (roles.length === 0) return { permissions: { roles: [], resourcePolicies: new Map() }, notices: [] };
  const permissions = {
    roles: roles.map((role) => describe(role, policies, notices)),
    resourcePolicies: resourcePoliciesOf(policies, resources),
  };
  return { permissions, notices: [...notices, ...noticesOfConditions(policies)] };
}

const ROLE = 'AWS::IAM::Role';
const POLICY = 'AWS::IAM::Policy';
const ROLE_POLICY = 'AWS::IAM::RolePolicy';
const MANAGED_POLICY = 'AWS::IAM::ManagedPolicy';

const TYPES: ReadonlySet<string> = new Set([
  ROLE,
  POLICY,
  ROLE_POLICY,
  MANAGED_POLICY,
  'AWS::Lambda::Permission',
  'AWS::SQS::QueuePolicy',
  'AWS::SQS::QueueInlinePolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SNS::TopicInlinePolicy',
  'AWS::Events::EventBusPolicy',
  'AWS::KMS::Key',
]);

/** A policy can refer to something that cannot be known here, and that nothing here needs. */
function read(resource: DeployedResource, notices: Notice[]): PolicyResource[] {
  const { path, type } = resource;
  if (!TYPES.has(type)) return [];
  try {
    return [{ resource, properties: resource.properties() }];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    notices.push({ path, type, message: `it allows nothing, because it cannot be read: ${error.message}` });
    return [];
  }
}

function describe(
  { resource, properties }: PolicyResource,
  policies: readonly PolicyResource[],
  notices: Notice[],
): RoleDescription {
  const { Policies: inline, ManagedPolicyArns: arns, PermissionsBoundary: boundary } = properties;
  const path = readablePath(resource.path);
  const managed = (arn: Json): Statement[] => managedStatements(String(arn), resource, policies, notices);
  return {
    arn: resource.attribute('Arn'),
    path,
    trust: readStatements(properties.AssumeRolePolicyDocument, `${path}, trust policy`),
    statements: [
      ...listOf(inline).flatMap((policy) => documentOf(policy, `${path}, ${String(member(policy, 'PolicyName'))}`)),
      ...policies.filter((policy) => isAttached(policy, resource.ref)).flatMap(statementsOf),
      ...listOf(arns).flatMap(managed),
    ],
    boundary: boundary === undefined ? undefined : managed(boundary),
  };
}

/** Whether a policy names the role (and not the role the policy). */
function isAttached({ resource, properties }: PolicyResource, roleName: string): boolean {
  if (resource.type === ROLE_POLICY) return properties.RoleName === roleName;
  return (resource.type === POLICY || resource.type === MANAGED_POLICY) && listOf(properties.Roles).includes(roleName);
}

function managedStatements(
  arn: string,
  { path, type }: DeployedResource,
  policies: readonly PolicyResource[],
  notices: Notice[],
): Statement[] {
  const own = policies.find(({ resource }) => resource.type === MANAGED_POLICY && resource.ref === arn);
  const statements = own === undefined ? managedPolicy(arn) : statementsOf(own);
  if (statements === undefined) notices.push({ path, type, message: unknownPolicy(arn) });
  return statements ?? [];
}

function unknownPolicy(arn: string): string {
  return `the content of ${arn} is not known here, so it allows nothing: add its statements to a policy of the role, or start with --iam report`;
}

function statementsOf({ resource, properties }: PolicyResource): Statement[] {
  return documentOf(properties, readablePath(resource.path));
}

function documentOf(policy: Json, place: string): Statement[] {
  return readStatements(member(policy, 'PolicyDocument'), place);
}

function noticesOfConditions(policies: readonly PolicyResource[]): Notice[] {
  return policies.flatMap(({ resource: { path, type }, properties }) => {
    const operators = new Set(
      documentsIn(properties)
        .flatMap((document) => readStatements(document, ''))
        .flatMap(({ conditions }) => conditions.filter((condition) => !isKnown(condition)))
        .map(({ operator }) => operator),
    );
    const message = (operator: string): string =>
      `the condition operator ${operator} is not supported here: an Allow statement with it allows nothing, and a Deny statement always denies`;
    return [...operators].map((operator) => ({ path, type, message: message(operator) }));
  });
}

function documentsIn({ PolicyDocument, AssumeRolePolicyDocument, Policies }: JsonObject): Json[] {
  const inline = listOf(Policies).map((policy) => member(policy, 'PolicyDocument'));
  return [PolicyDocument, AssumeRolePolicyDocument, ...inline].filter(isObject);
}

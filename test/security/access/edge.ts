// One call that a resource of a template makes, and whether the policies on both sides allow it.
import { PermissionsDescription } from 'sentiment-form-local/lib/iam/description';
import { decide, trusts } from 'sentiment-form-local/lib/iam/evaluate';
import { AccessRequest, contextOf, Principal } from 'sentiment-form-local/lib/iam/request';
import { readStatements, Statement } from 'sentiment-form-local/lib/iam/statement';
import { Access } from 'sentiment-form-local/lib/services/access';

/** One call, or one thing that a service does with a target. */
export interface Edge {
  /** For the message of a failed test. */
  readonly name: string;
  /** What is called. @default it is no call, but a setting */
  readonly call?: Access;
  isAdmitted(permissions: PermissionsDescription): boolean;
}

export const REGION = 'us-east-1';
const ACCOUNT = '123456789012';

export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

/** A service calls in its own name: the policy of the target decides. */
export function byService(service: string, call: Access, sourceArn: string): Edge {
  const principal: Principal = { kind: 'service', name: service };
  const keys = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': ACCOUNT, 'aws:SourceOwner': ACCOUNT };
  return {
    call,
    name: nameOf(service, call),
    isAdmitted: (permissions) =>
      requestsOf(principal, call, keys).some(
        (request) => decide({ identity: [], resource: policyOf(request, permissions) }, request).allowed,
      ),
  };
}

/** A service calls as a role: nothing of the target may deny it, and a key has to leave the decision to the account. */
export function byRole(roleArn: string, call: Access): Edge {
  const principal: Principal = { kind: 'role', arn: roleArn };
  return {
    call,
    name: nameOf(roleArn, call),
    isAdmitted: (permissions) => {
      const identity = permissions.roles.find(({ arn: known }) => known === roleArn)?.statements ?? [];
      return requestsOf(principal, call, { 'aws:PrincipalAccount': ACCOUNT }).some((request) => {
        const resource = policyOf(request, permissions);
        return decide({ identity, resource }, request).allowed && leavesToAccount(resource, request);
      });
    },
  };
}

/** A service acts as a role, for one of the account's resources. */
export function byTrust(service: string, roleArn: string, sourceArn: string): Edge {
  const call: Access = { action: 'sts:AssumeRole', resources: [roleArn] };
  const keys = { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': ACCOUNT };
  const [request] = requestsOf({ kind: 'service', name: service }, call, keys);
  return {
    call,
    name: nameOf(service, call),
    isAdmitted: ({ roles }) => trusts(roles.find(({ arn: known }) => known === roleArn)?.trust ?? [], request),
  };
}

function nameOf(caller: string, { action, resources, keys }: Access): string {
  const context = Object.entries(keys ?? {}).map(([key, value]) => `, ${key} ${String(value)}`);
  return `${caller}: ${action} on ${resources.join(' or ')}${context.join('')}`;
}

function requestsOf(principal: Principal, { action, resources, keys }: Access, global: Access['keys']) {
  const context = contextOf({ 'aws:SecureTransport': 'true', ...global, ...keys });
  return resources.map((resource): AccessRequest => ({ principal, action, resource, context }));
}

/**
 * A topic without a policy has one by default, which admits the account's own resources:
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
const OF_TOPIC = readStatements(
  {
    Statement: {
      Effect: 'Allow',
      Action: 'sns:Publish',
      Principal: { AWS: '*' },
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceOwner': ACCOUNT } },
    },
  },
  'the default policy',
);

function policyOf({ resource }: AccessRequest, { resourcePolicies }: PermissionsDescription): readonly Statement[] {
  return resourcePolicies.get(resource) ?? (resource.startsWith('arn:aws:sns:') ? OF_TOPIC : []);
}

/**
 * Unlike other resources, a key is used by a role only where its own policy says so, which CDK's leaves to the account:
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function leavesToAccount(keyPolicy: readonly Statement[], request: AccessRequest): boolean {
  if (!request.action.startsWith('kms:')) return true;
  const principal: Principal = { kind: 'role', arn: `arn:aws:iam::${ACCOUNT}:root` };
  return decide({ identity: [], resource: keyPolicy }, { ...request, principal }).allowed;
}

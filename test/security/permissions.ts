// Every permission that a template gives, in words: from identity policies, trust, queues, keys, topics and functions.
import { Template } from 'aws-cdk-lib/assertions';

/** Who may do what, sorted: by the logical id of a role or a resource, without its hash. */
export interface Permissions {
  readonly [who: string]: string[];
}

/** Reads the permissions out of a template. A kind of policy that it does not know is an error. */
export function permissions(template: Template): Permissions {
  const found: { [who: string]: string[] } = {};
  const { Resources } = template.toJSON() as { Resources: { [id: string]: Resource } };
  for (const [id, resource] of Object.entries(Resources)) {
    for (const [who, what] of permissionsOf(id, resource)) (found[who] ??= []).push(what);
  }
  return Object.fromEntries(
    Object.entries(found)
      .map(([who, all]): [string, string[]] => [who, all.sort()])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
}

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Principal?: { readonly [kind: string]: unknown };
  readonly Resource?: unknown;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

type Permission = [who: string, what: string];

function permissionsOf(id: string, { Type, Properties = {} }: Resource): Permission[] {
  switch (Type) {
    case 'AWS::IAM::Role':
      if (Properties.ManagedPolicyArns !== undefined || Properties.Policies !== undefined) {
        throw new Error(`${id} has policies in the role itself.`);
      }
      return statements(Properties.AssumeRolePolicyDocument).map((one) => [inWords({ Ref: id }), trust(one)]);
    case 'AWS::IAM::Policy':
    case 'AWS::IAM::ManagedPolicy':
      return list(Properties.Roles).flatMap((role) =>
        statements(Properties.PolicyDocument).map((one): Permission => [inWords(role), may(one)]),
      );
    case 'AWS::SQS::QueuePolicy':
    case 'AWS::SNS::TopicPolicy':
      return list(Properties.Queues ?? Properties.Topics).flatMap((resource) =>
        statements(Properties.PolicyDocument).map((one): Permission => [inWords(resource), lets(one)]),
      );
    case 'AWS::KMS::Key':
      return statements(Properties.KeyPolicy).map((one) => [inWords({ Ref: id }), lets(one)]);
    case 'AWS::Lambda::Permission':
      return [[inWords(Properties.FunctionName), invocation(Properties)]];
    default:
      if (/Policy|Permission/.test(Type)) throw new Error(`${id} is a ${Type}, which nobody looks into.`);
      return [];
  }
}

function trust({ Principal, Condition }: Statement): string {
  return `is assumed by ${principal(Principal)}${condition(Condition)}`;
}

function may({ Effect, Action, Resource: resource, Condition }: Statement): string {
  const verb = Effect === 'Allow' ? 'may' : 'may not';
  return `${verb} ${list(Action).sort().join(' ')} on ${list(resource).map(inWords).join(' and ')}${condition(Condition)}`;
}

function lets({ Effect, Action, Principal, Condition }: Statement): string {
  const verb = Effect === 'Allow' ? 'lets' : 'keeps';
  const link = Effect === 'Allow' ? 'do' : 'from';
  return `${verb} ${principal(Principal)} ${link} ${list(Action).sort().join(' ')}${condition(Condition)}`;
}

function invocation({ Action, Principal, SourceArn }: { readonly [name: string]: unknown }): string {
  return `lets ${inWords(Principal)} do ${inWords(Action)} for ${inWords(SourceArn)}`;
}

function principal(given: Statement['Principal'] = {}): string {
  return Object.values(given).flatMap(list).map(inWords).join(' and ');
}

function condition(given: Statement['Condition'] = {}): string {
  const parts = Object.entries(given).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => `${key} ${operator} ${list(value).map(inWords).join(' or ')}`),
  );
  return parts.length === 0 ? '' : `, if ${parts.join(' and ')}`;
}

function statements(document: unknown): Statement[] {
  return (document as { Statement: Statement[] }).Statement;
}

function list<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value];
}

/** The text of an intrinsic function: logical IDs without their hash, and `<Region>` for a value that is not known. */
function inWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, argument]] = Object.entries(value) as [string, unknown][];
  switch (name) {
    case 'Ref':
      return String(argument)
        .replace(/^AWS::(.*)$/, '<$1>')
        .replace(/[0-9A-F]{8}$/, '');
    case 'Fn::GetAtt': {
      const [id, attribute] = argument as [string, string];
      return `${inWords({ Ref: id })}${attribute === 'Arn' ? '' : `.${attribute}`}`;
    }
    case 'Fn::Join':
      return (argument as [string, unknown[]])[1].map(inWords).join('');
    default:
      throw new Error(`What is ${JSON.stringify(value)}?`);
  }
}

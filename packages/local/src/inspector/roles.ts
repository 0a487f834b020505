/** The permissions of each role in the templates, according to its policies. */
import { type ResourceContent } from './source';
import { isObject, type Json, type JsonObject } from '../base/json';

/** A role. */
export interface RoleContent {
  readonly path: string;
  /** Who may assume it, e.g. `states.amazonaws.com`. */
  readonly trusted: readonly string[];
  readonly grants: readonly Grant[];
  /** The ARNs of its managed policies. */
  readonly managed: readonly string[];
}

/** A statement of a policy. */
export interface Grant {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: JsonObject;
}

/** The roles with their inline policies and attached policies. */
export function rolesOf(resources: readonly ResourceContent[]): RoleContent[] {
  const policies = resources.filter(({ type }) => POLICY_TYPES.includes(type));
  return resources
    .filter(({ type }) => type === 'AWS::IAM::Role')
    .map(({ path, ref, properties = {} }) => ({
      path,
      trusted: statementsOf(properties.AssumeRolePolicyDocument).flatMap(({ Principal: principal }) =>
        trustedIn(principal),
      ),
      managed: texts(properties.ManagedPolicyArns),
      grants: [
        ...objects(properties.Policies).map(({ PolicyDocument: document }) => document),
        ...policies
          .filter((policy) => texts(policy.properties?.Roles).includes(ref ?? ''))
          .map((policy) => policy.properties?.PolicyDocument),
      ].flatMap((document) => statementsOf(document).map(grantOf)),
    }));
}

const POLICY_TYPES = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'];

function grantOf({ Effect: effect, Action, NotAction, Resource, NotResource, Condition }: JsonObject): Grant {
  return {
    effect: String(effect),
    actions: [...texts(Action), ...texts(NotAction).map(except)],
    resources: [...texts(Resource), ...texts(NotResource).map(except)],
    condition: isObject(Condition) ? Condition : undefined,
  };
}

function except(pattern: string): string {
  return `all but ${pattern}`;
}

function trustedIn(principal: Json | undefined): string[] {
  return isObject(principal) ? Object.values(principal).flatMap(texts) : texts(principal);
}

function statementsOf(document: Json | undefined): JsonObject[] {
  return isObject(document) ? objects(document.Statement) : [];
}

function objects(value: Json | undefined): JsonObject[] {
  return [value ?? []].flat().filter(isObject);
}

function texts(value: Json | undefined): string[] {
  return [value ?? []].flat().filter((entry) => typeof entry === 'string');
}

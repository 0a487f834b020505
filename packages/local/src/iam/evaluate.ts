/**
 * Decides about a request by the applicable policies, as IAM does within one account: none may deny it, and one of the
 * caller's own policies or of the resource's must allow it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
import { holds } from './conditions';
import { accountOf, type AccessRequest, type Principal } from './request';
import { type Patterns, type Principals, type Statement } from './statement';
import { matches } from './wildcards';

/** The applicable policies. */
export interface Policies {
  /** Those of the calling role. */
  readonly identity: readonly Statement[];
  /**
   * The permissions boundary of the role.
   * @default no limit
   */
  readonly boundary?: readonly Statement[];
  /** Those of the resource. */
  readonly resource: readonly Statement[];
}

export type Decision =
  /** With the statements of the role that allowed it; none if the resource's own policy did. */
  { readonly allowed: true; readonly by: readonly Statement[] } | { readonly allowed: false; readonly reason: Reason };

/** Why a request is refused. */
export type Reason =
  | 'explicit deny in an identity-based policy'
  | 'explicit deny in a permissions boundary'
  | 'explicit deny in a resource-based policy'
  | 'no identity-based policy'
  | 'no permissions boundary'
  | 'no resource-based policy';

export function decide(policies: Policies, request: AccessRequest): Decision {
  const { identity, boundary, resource } = policies;
  if (denies(identity, request)) return refused('explicit deny in an identity-based policy');
  if (denies(boundary ?? [], request)) return refused('explicit deny in a permissions boundary');
  if (denies(resource, request)) return refused('explicit deny in a resource-based policy');
  // A principal that the policy of a resource names directly needs nothing else, not even within a boundary.
  if (resource.some((statement) => statement.effect === 'Allow' && grants(statement, request))) {
    return { allowed: true, by: allowing(identity, request) };
  }
  if (request.principal.kind === 'service') return refused('no resource-based policy');
  const by = allowing(identity, request);
  if (by.length === 0) return refused('no identity-based policy');
  if (boundary !== undefined && allowing(boundary, request).length === 0) return refused('no permissions boundary');
  return { allowed: true, by };
}

/** Whether a trust policy allows a service to assume its role. */
export function trusts(trust: readonly Statement[], request: AccessRequest): boolean {
  return decide({ identity: [], resource: trust }, request).allowed;
}

/** Whether a statement's actions and resources match a request, without conditions and principals. */
export function isAbout({ actions, resources }: Statement, request: AccessRequest): boolean {
  return coversAction(actions, request) && (resources === undefined || coversResource(resources, request));
}

function refused(reason: Reason): Decision {
  return { allowed: false, reason };
}

/**
 * What cannot be evaluated here allows nothing and denies whatever it matches, so that nothing is allowed by mistake.
 */
function denies(statements: readonly Statement[], request: AccessRequest): boolean {
  return statements.some(
    (statement) =>
      statement.effect === 'Deny' &&
      isAbout(statement, request) &&
      principalMatch(statement.principals, request.principal) !== 'no' &&
      statement.conditions.every((condition) => holds(condition, request.context) !== false),
  );
}

function allowing(statements: readonly Statement[], request: AccessRequest): Statement[] {
  return statements.filter((statement) => statement.effect === 'Allow' && applies(statement, request));
}

/** An account as principal leaves the decision to its own policies. */
function grants(statement: Statement, request: AccessRequest): boolean {
  return principalMatch(statement.principals, request.principal) === 'direct' && applies(statement, request);
}

function applies(statement: Statement, request: AccessRequest): boolean {
  return (
    isAbout(statement, request) && statement.conditions.every((condition) => holds(condition, request.context) === true)
  );
}

function coversAction({ patterns, negated }: Patterns, { action }: AccessRequest): boolean {
  return patterns.some((pattern) => matches(pattern, action, { ignoreCase: true })) !== negated;
}

function coversResource({ patterns, negated }: Patterns, { resource, context }: AccessRequest): boolean {
  const lookup = (variable: string): string | undefined => context.get(variable.toLowerCase())?.[0];
  return patterns.some((pattern) => matches(pattern, resource, { arn: true, lookup })) !== negated;
}

/** The caller's own policies have no principal: they always apply to the caller. */
function principalMatch(principals: Principals | undefined, principal: Principal): 'direct' | 'account' | 'no' {
  if (principals === undefined) return 'direct';
  const match = matchOf(principals, principal);
  if (!principals.negated) return match;
  return match === 'no' ? 'direct' : 'no';
}

function matchOf({ services, aws }: Principals, principal: Principal): 'direct' | 'account' | 'no' {
  if (aws.includes('*')) return 'direct';
  if (principal.kind === 'service') return services.some((name) => isService(name, principal.name)) ? 'direct' : 'no';
  if (aws.includes(principal.arn)) return 'direct';
  const account = accountOf(principal.arn);
  return aws.some((name) => name === account || name.endsWith(`:iam::${account}:root`)) ? 'account' : 'no';
}

/** Some services also have a name for each Region: `states.us-east-1.amazonaws.com`. */
function isService(named: string, service: string): boolean {
  return named === '*' || named === service || named.replace(/^([\w-]+)\.[a-z]+-[a-z-]+-\d\./, '$1.') === service;
}

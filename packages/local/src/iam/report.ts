/** The use of permissions, for the author of the policies. */
import { type RoleDescription } from './description';
import { isAbout } from './evaluate';
import { type AccessRequest } from './request';
import { type Statement } from './statement';
import { hasWildcard, matches } from './wildcards';
import { SERVICES } from '../services/registry';

/** Whether calls are checked, and what happens then. */
export type IamMode = 'off' | 'report' | 'enforce';

/** The report about the permissions of a running backend. */
export interface IamReport {
  readonly mode: IamMode;
  /** Actions that a role may use but has not used since the start. */
  readonly unused: readonly UnusedGrant[];
  /** Actions that a role may use but that are never called here, such as writing logs. */
  readonly outOfReach: readonly UnusedGrant[];
  /** Actions that were used and that only a pattern allowed. */
  readonly byWildcardOnly: readonly WildcardUse[];
  readonly denied: readonly Denied[];
  /** Calls that the assembly has no role for, so that they were not checked. */
  readonly unchecked: readonly string[];
}

/** An action on a resource that no call needed. */
export interface UnusedGrant {
  /** The construct path of the role. */
  readonly role: string;
  /** The action as in the policy, e.g. `sqs:SendMessage` or `sqs:*`. */
  readonly action: string;
  readonly resource: string;
  /** The path of the policy, and the number of the statement in it. */
  readonly statement: string;
}

/** A use that no policy allows without a pattern. */
export interface WildcardUse {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  /** The pattern that allowed it, e.g. `comprehend:* on *`. */
  readonly pattern: string;
}

/** A call that was refused, or would have been. */
export interface Denied {
  /** The construct path of the role, or the name of the service. */
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  /** The message, in AWS's words. */
  readonly message: string;
}

/** One use of a role's permissions. */
export interface Use {
  readonly role: RoleDescription;
  readonly request: AccessRequest;
  /** The statements that allowed it. */
  readonly by: readonly Statement[];
}

/** The parts of the grants that were not used. */
export function unusedGrants(roles: readonly RoleDescription[], uses: readonly Use[]): UnusedGrant[] {
  const grants = roles.flatMap(({ path, statements }) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => {
        const ofStatement = uses.filter(({ by }) => by.includes(statement));
        return partsOf(statement)
          .filter((part) => !ofStatement.some(({ request }) => isAbout(part, request)))
          .map((part) => ({ ...shown(part), role: path, statement: statement.place }));
      }),
  );
  return grants.sort(byText);
}

/** The prefixes of the actions that can be called here. */
const CALLED = new Set(SERVICES.flatMap(({ actionPrefixes }) => actionPrefixes));

/** Whether a call here can ever need a grant. */
export function isWithinReach({ action }: UnusedGrant): boolean {
  const [service, operation] = action.toLowerCase().split(':');
  return operation === undefined || [...CALLED].some((name) => matches(service, name));
}

/** The uses without a statement that contains both the full action and the full resource. */
export function wildcardUses(uses: readonly Use[]): WildcardUse[] {
  const found = new Map<string, WildcardUse>();
  for (const { role, request, by } of uses) {
    const parts = by.flatMap(partsOf).filter((part) => isAbout(part, request));
    if (parts.length === 0 || parts.some((part) => !isOpen(part, request))) continue;
    const { action, resource } = request;
    const pattern = [...new Set(parts.map(shown).map((part) => `${part.action} on ${part.resource}`))].join(', ');
    const use = { role: role.path, action, resource, pattern };
    found.set(JSON.stringify(use), use);
  }
  return [...found.values()].sort(byText);
}

/** Sorts by all values of an entry. */
export function byText(a: object, b: object): number {
  return Object.values(a).join('\n').localeCompare(Object.values(b).join('\n'));
}

/** Splits a statement into one for each action and resource. Statements with NotAction or NotResource are not split. */
function partsOf(statement: Statement): Statement[] {
  const { actions, resources } = statement;
  const actionParts = actions.negated ? [actions] : actions.patterns.map((p) => ({ patterns: [p], negated: false }));
  const resourceParts =
    resources === undefined || resources.negated
      ? [resources]
      : resources.patterns.map((p) => ({ patterns: [p], negated: false }));
  return actionParts.flatMap((action) =>
    resourceParts.map((resource) => ({ ...statement, actions: action, resources: resource })),
  );
}

/** Actions without resources, e.g. Comprehend's, can only have `*`. */
function isOpen({ actions, resources }: Statement, { resource }: AccessRequest): boolean {
  const looked = resource === '*' ? [actions] : [actions, resources];
  return looked.some((part) => part?.negated === true || part?.patterns.some(hasWildcard) === true);
}

function shown({ actions, resources }: Statement): { action: string; resource: string } {
  const text = (part: Statement['resources']): string =>
    part === undefined ? '*' : (part.negated ? 'not ' : '') + part.patterns.join(', ');
  return { action: text(actions), resource: text(resources) };
}

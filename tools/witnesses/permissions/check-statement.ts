/** Checks one statement of a policy: its actions exist, and its resources and condition keys fit them. */
import type { DataSet, IamService, Privilege } from './data-set';

/** A statement as it would be deployed. */
export interface Statement {
  readonly actions: readonly string[];
  /** None in the policy of a resource, which is about the resource itself. */
  readonly resources: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** What is wrong with a statement. */
export function problemsOf({ actions, resources, conditionKeys }: Statement, data: DataSet): readonly string[] {
  const problems = actions.flatMap((action) => problemsOfAction(action, data));
  if (problems.length > 0) return problems;
  const known = actions.flatMap((action) => privilegesOf(action, data));
  return [
    ...resources.flatMap((resource) =>
      known.some((one) => takesResource(one, resource)) ? [] : [`${actions.join(', ')} is not allowed on ${resource}`],
    ),
    // A wildcard may stand for more than is meant.
    ...actions
      .filter((action) => !action.includes('*') && resources.length > 0)
      .filter(
        (action) =>
          !resources.some((resource) => privilegesOf(action, data).some((one) => takesResource(one, resource))),
      )
      .map((action) => `${action} is allowed on none of ${resources.join(', ')}`),
    ...conditionKeys.flatMap((key) =>
      known.every((one) => takesCondition(one, key)) ? [] : [`${actions.join(', ')} has no condition key ${key}`],
    ),
  ];
}

interface Known {
  readonly service: IamService;
  readonly privilege: Privilege;
}

function problemsOfAction(action: string, data: DataSet): readonly string[] {
  return action === '*' || privilegesOf(action, data).length > 0 ? [] : [`there is no action ${action}`];
}

/** The actions that a name, which may have wildcards, stands for. */
function privilegesOf(action: string, data: DataSet): readonly Known[] {
  const [prefix, name = ''] = action.split(':');
  const service = data[prefix];
  if (service === undefined) return [];
  const pattern = patternOf(name, 'i');
  return Object.values(service.privileges)
    .filter(({ privilege }) => pattern.test(privilege))
    .map((privilege) => ({ service, privilege }));
}

/** An action without a type of resource is allowed on all or none. */
function takesResource({ service, privilege }: Known, resource: string): boolean {
  if (resource === '*') return true;
  return Object.keys(privilege.resource_types)
    .filter((type) => type !== '')
    .some((type) => fits(resource, service.resources[type]?.arn ?? ''));
}

/** Both may have wildcards; they fit where something is named by both. */
function fits(resource: string, arn: string): boolean {
  const [, , givenService] = resource.split(':');
  const [, , knownService] = arn.split(':');
  return givenService === knownService && haveCommon(resource, withWildcards(arn));
}

/** Whether two patterns stand for at least one text in common. */
function haveCommon(one: string, other: string): boolean {
  if (one === '' || other === '') return /^\**$/.test(one + other);
  if (one.startsWith('*')) return haveCommon(one.slice(1), other) || haveCommon(one, other.slice(1));
  if (other.startsWith('*')) return haveCommon(other, one);
  return one[0] === other[0] && haveCommon(one.slice(1), other.slice(1));
}

function withWildcards(text: string): string {
  return text.replaceAll(/\$\{\w+\}/g, '*');
}

function takesCondition({ service, privilege }: Known, key: string): boolean {
  if (/^aws:/i.test(key)) return true;
  return Object.values(privilege.resource_types).some(({ resource_type: type, condition_keys: keys }) =>
    [...keys, ...(service.resources[type]?.condition_keys ?? [])].some((known) =>
      patternOf(withWildcards(known)).test(key),
    ),
  );
}

function patternOf(text: string, flags = ''): RegExp {
  const escaped = text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, flags);
}

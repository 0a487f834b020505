import { isObject, type Json, type JsonObject, member } from '../../base/json';
import { matches } from '../../iam/wildcards';

/**
 * Whether the policy that an authorizer returned allows a route: a statement must allow it, and none may deny it. A
 * statement with a condition cannot be evaluated here; it allows nothing and denies whatever it names.
 */
export function allows(policy: Json | undefined, routeArn: string): boolean {
  const statements = [member(policy, 'Statement') ?? []].flat().filter(isObject);
  const about = statements.filter((statement) => isAbout(statement, routeArn));
  const isAllowed = about.some(({ Effect: effect, Condition: condition }) => effect === 'Allow' && !condition);
  return isAllowed && !about.some(({ Effect: effect }) => effect === 'Deny');
}

function isAbout({ Action: action, Resource: resource }: JsonObject, routeArn: string): boolean {
  return (
    texts(action).some((pattern) => matches(pattern, 'execute-api:Invoke', { ignoreCase: true })) &&
    texts(resource).some((pattern) => matches(pattern, routeArn))
  );
}

function texts(value: Json | undefined): string[] {
  return [value ?? []].flat().filter((text) => typeof text === 'string');
}

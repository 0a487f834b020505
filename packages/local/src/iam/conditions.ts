/**
 * Evaluates conditions as IAM does:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { COMPARISONS, isNegated } from './comparisons';
import { type RequestContext } from './request';
import { isObject, type Json } from '../base/json';

/** One operator on one key. */
export interface Condition {
  /** e.g. `StringEquals`, without its prefix and suffix. */
  readonly operator: string;
  readonly qualifier?: 'ForAnyValue' | 'ForAllValues';
  readonly ifExists: boolean;
  readonly key: string;
  readonly values: readonly string[];
}

/** The conditions of a statement; all of them must be true. */
export function readConditions(given: Json | undefined): Condition[] {
  if (!isObject(given)) return [];
  return Object.entries(given).flatMap(([name, keys]) =>
    isObject(keys)
      ? Object.entries(keys).map(([key, values]) => ({ ...partsOf(name), key, values: [values].flat().map(String) }))
      : [],
  );
}

/** Whether a condition can be evaluated here. */
export function isKnown({ operator }: Condition): boolean {
  return operator === 'Null' || Object.hasOwn(COMPARISONS, operator);
}

/** Whether it is true; undefined if it cannot be evaluated here. */
export function holds(condition: Condition, context: RequestContext): boolean | undefined {
  if (!isKnown(condition)) return undefined;
  const found = context.get(condition.key.toLowerCase());
  if (condition.operator === 'Null') return condition.values.includes('true') === (found === undefined);
  if (found === undefined) return holdsWithout(condition);
  const lookup = (variable: string): string | undefined => single(context.get(variable.toLowerCase()));
  const isMet = (value: string): boolean => {
    const isOneOf = condition.values.some((wanted) => COMPARISONS[condition.operator](value, wanted, lookup));
    // With a negated operator, none of the values may match.
    return isOneOf !== isNegated(condition.operator);
  };
  if (condition.qualifier === 'ForAllValues') return found.every(isMet);
  if (condition.qualifier === 'ForAnyValue') return found.some(isMet);
  return isNegated(condition.operator) ? found.every(isMet) : found.some(isMet);
}

/** For a request without the key, negated operators and operators with ForAllValues are true. */
function holdsWithout({ operator, qualifier, ifExists }: Condition): boolean {
  if (ifExists || qualifier === 'ForAllValues') return true;
  return qualifier === undefined && isNegated(operator);
}

function partsOf(name: string): Pick<Condition, 'operator' | 'qualifier' | 'ifExists'> {
  const [, qualifier, operator, suffix] = /^(?:(\w+):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const isQualifier = qualifier === 'ForAnyValue' || qualifier === 'ForAllValues';
  return {
    operator: operator ?? name,
    qualifier: isQualifier ? qualifier : undefined,
    ifExists: suffix !== undefined,
  };
}

function single(values: readonly string[] | undefined): string | undefined {
  return values?.length === 1 ? values[0] : undefined;
}

import { isDeepStrictEqual } from 'node:util';
import { list, wrong } from './arguments';
import { type Intrinsic, type Scope } from './contract';
import { isObject, type Json } from '../../base/json';

/** `Fn::If`: the second entry if the condition is true, otherwise the third. */
export const ifCondition: Intrinsic = (argument, scope) => {
  const [name, whenTrue, whenFalse] = list('Fn::If', argument, 3);
  if (typeof name !== 'string') throw wrong('Fn::If', 'the name of a condition', name);
  return scope.resolve(scope.condition(name) ? whenTrue : whenFalse);
};

/** `Fn::Equals`: whether both values are equal. */
export const equals: Intrinsic = (argument, scope) => {
  const [left, right] = list('Fn::Equals', argument, 2).map((value) => scope.resolve(value));
  return isDeepStrictEqual(asText(left), asText(right));
};

/** `Fn::And`: whether all conditions are true. */
export const and: Intrinsic = (argument, scope) =>
  list('Fn::And', argument, 1, 10).every((condition) => holds(condition, scope));

/** `Fn::Or`: whether at least one of the conditions is true. */
export const or: Intrinsic = (argument, scope) =>
  list('Fn::Or', argument, 1, 10).some((condition) => holds(condition, scope));

/** `Fn::Not`: whether the condition is false. */
export const not: Intrinsic = (argument, scope) => !holds(list('Fn::Not', argument, 1)[0], scope);

/** Evaluates a condition: a condition function, or `{ Condition: name }`. */
export function holds(condition: Json, scope: Scope): boolean {
  if (isObject(condition) && typeof condition.Condition === 'string') return scope.condition(condition.Condition);
  const value = scope.resolve(condition);
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw wrong('A condition', 'true or false', value);
}

// CloudFormation compares scalars as text: a parameter is always a string, a literal can be a number.
function asText(value: Json | undefined): Json | undefined {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

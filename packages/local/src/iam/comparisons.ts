/** The condition operators that compare one value of a request with one value of a policy. */
import { type Lookup, matches } from './wildcards';

/** Negated operators use the same comparisons; the caller negates the result. */
export type Comparison = (value: string, wanted: string, lookup: Lookup) => boolean;

/** Whether an operator is negated. */
export function isNegated(operator: string): boolean {
  return /Not(?:Equals|Like)/.test(operator);
}

const equal: Comparison = (value, wanted, lookup) => matches(literal(wanted), value, { lookup });
const equalIgnoringCase: Comparison = (value, wanted, lookup) =>
  matches(literal(wanted), value, { lookup, ignoreCase: true });
const like: Comparison = (value, wanted, lookup) => matches(wanted, value, { lookup });
const arnLike: Comparison = (value, wanted, lookup) => matches(wanted, value, { lookup, arn: true });

/** By operator. `IpAddress` and similar operators are missing: the address of a call on this machine means nothing. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: equal,
  StringNotEquals: equal,
  StringEqualsIgnoreCase: equalIgnoringCase,
  StringNotEqualsIgnoreCase: equalIgnoringCase,
  StringLike: like,
  StringNotLike: like,
  // "ArnEquals and ArnLike behave the same": the page that is linked in `conditions.ts`.
  ArnEquals: arnLike,
  ArnNotEquals: arnLike,
  ArnLike: arnLike,
  ArnNotLike: arnLike,
  Bool: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  ...ordered('Numeric', Number),
  ...ordered('Date', timeOf),
};

function ordered(kind: string, read: (text: string) => number): Record<string, Comparison> {
  const by =
    (test: (a: number, b: number) => boolean): Comparison =>
    (value, wanted) =>
      test(read(value), read(wanted));
  return {
    [`${kind}Equals`]: by((a, b) => a === b),
    [`${kind}NotEquals`]: by((a, b) => a === b),
    [`${kind}LessThan`]: by((a, b) => a < b),
    [`${kind}LessThanEquals`]: by((a, b) => a <= b),
    [`${kind}GreaterThan`]: by((a, b) => a > b),
    [`${kind}GreaterThanEquals`]: by((a, b) => a >= b),
  };
}

/** A date, or seconds since the epoch. */
function timeOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

/** A text in which only variables have a meaning. */
function literal(text: string): string {
  return text.replace(/\$\{[^}]*\}|[*?]/g, (piece) => (piece.length === 1 ? `\${${piece}}` : piece));
}

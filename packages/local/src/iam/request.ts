/** A request to be checked against policies, independent of any service. */

/** The values of condition keys, by name in lower case. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

/** The caller. */
export type Principal =
  | { readonly kind: 'role'; readonly arn: string }
  /** A service that acts for itself, e.g. `sns.amazonaws.com`. */
  | { readonly kind: 'service'; readonly name: string };

/** One action on one resource. */
export interface AccessRequest {
  /** e.g. `dynamodb:PutItem` */
  readonly action: string;
  /** An ARN, or `*` for an action without resources. */
  readonly resource: string;
  readonly context: RequestContext;
  readonly principal: Principal;
}

/** Creates a context; a key without a value is omitted. */
export function contextOf(values: Readonly<Record<string, string | readonly string[] | undefined>>): RequestContext {
  const entries = Object.entries(values).flatMap(([key, value]): [string, readonly string[]][] =>
    value === undefined ? [] : [[key.toLowerCase(), typeof value === 'string' ? [value] : value]],
  );
  return new Map(entries);
}

/** The account of an ARN. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** Matches the patterns of policies: `*`, `?`, and variables such as `${aws:PrincipalAccount}`. */

import { memoized } from '../base/memoized';

/** The value of a variable; undefined if the request does not have it. */
export type Lookup = (variable: string) => string | undefined;

export interface PatternOptions {
  /** @default case-sensitive */
  readonly ignoreCase?: boolean;
  /**
   * Whether `*` ends at a colon, as in the first five parts of an ARN.
   * @default false
   */
  readonly arn?: boolean;
  /** @default a pattern with a variable matches nothing */
  readonly lookup?: Lookup;
}

/** Whether the whole text matches. A pattern with a variable that has no value matches nothing. */
export function matches(pattern: string, text: string, options: PatternOptions = {}): boolean {
  return expressionOf(pattern, options)?.test(text) === true;
}

/** A policy's patterns are used again and again; the values of variables differ between requests. */
function expressionOf(pattern: string, options: PatternOptions): RegExp | undefined {
  if (pattern.includes('${')) return compiled(pattern, options);
  const { arn = false, ignoreCase = false } = options;
  return CONSTANT[Number(arn)][Number(ignoreCase)](pattern);
}

const CONSTANT = [false, true].map((arn) =>
  [false, true].map((ignoreCase) => memoized((pattern) => compiled(pattern, { arn, ignoreCase }))),
);

function compiled(pattern: string, options: PatternOptions): RegExp | undefined {
  const source = sourceOf(pattern, options);
  return source === undefined ? undefined : new RegExp(`^${source}$`, options.ignoreCase ? 'is' : 's');
}

/** Whether a pattern can match different texts. */
export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern.replace(/\$\{[*?$]\}/g, ''));
}

/**
 * The tokens of a pattern. `${*}`, `${?}` and `${$}` are those characters themselves:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
const PIECE = /\$\{([^}]*)\}|\*+|\?|[^*?$]+|\$/g;

/** The parts before the resource: `arn:partition:service:region:account`. */
const COLONS_BEFORE_RESOURCE = 5;

function sourceOf(pattern: string, { arn, lookup }: PatternOptions): string | undefined {
  const isArn = arn === true && pattern.startsWith('arn:');
  let colons = 0;
  let source = '';
  for (const [piece, variable] of pattern.matchAll(PIECE)) {
    const isPart = isArn && colons < COLONS_BEFORE_RESOURCE;
    const literal = variable === undefined ? piece : valueOf(variable, lookup);
    if (literal === undefined) return undefined;
    if (variable === undefined && piece.startsWith('*')) source += isPart ? '[^:]*' : '.*';
    else if (piece === '?') source += isPart ? '[^:]' : '.';
    else source += literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    colons += variable === undefined ? piece.split(':').length - 1 : 0;
  }
  return source;
}

/** `${name, 'default'}` always has a value. */
function valueOf(variable: string, lookup: Lookup = () => undefined): string | undefined {
  if (['*', '?', '$'].includes(variable)) return variable;
  const [, name, fallback] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(variable) ?? [];
  return name === undefined ? undefined : (lookup(name) ?? fallback);
}

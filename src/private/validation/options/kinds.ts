import { Token } from 'aws-cdk-lib';

/** What the value of an option is, whatever else is asked of it: in JavaScript no compiler looks at it. */
export interface Kind {
  /** How a message goes on after "must be". */
  readonly what: string;
  /** The options in it, where it is a group of options: `rateLimit`, or `throttle.rateLimit`. */
  readonly options?: readonly string[];
  fits(value: unknown): boolean;
  /** Checks what is in a value that fits. */
  checkContent?(path: string, value: object): void;
  /** The next step for a value that does not fit, if there is one that is sure. */
  advise?(value: unknown): string | undefined;
}

/** The kind of an option that cannot be left out. */
export interface RequiredKind extends Kind {
  readonly isRequired: true;
}

/** Makes an option one that cannot be left out. */
export function required(kind: Kind): RequiredKind {
  return { ...kind, isRequired: true };
}

/** Refuses a value of another kind. */
export function checkKind(path: string, value: unknown, kind: Kind, isOptional = false): void {
  if (!kind.fits(value)) {
    const advice = isOptional && value === null ? 'Leave it out instead' : kind.advise?.(value);
    throw new Error(`${path} must be ${kind.what}, got: ${shown(value)}${advice ? `. ${advice}` : ''}`);
  }
  kind.checkContent?.(path, value as object);
}

export const TEXT: Kind = { what: 'a text', fits: (value) => typeof value === 'string' };
export const NUMBER: Kind = { what: 'a number', fits: (value) => typeof value === 'number' };
export const BOOLEAN: Kind = { what: 'true or false', fits: (value) => typeof value === 'boolean' };

/** A value of an enumeration of CDK or of ours. */
export function oneOf(what: string, values: { readonly [name: string]: string | number }): Kind {
  const allowed = Object.values(values);
  return {
    what,
    fits: (value) =>
      (typeof value === 'string' || typeof value === 'number') &&
      (Token.isUnresolved(value) || allowed.includes(value)),
  };
}

/** An object that is known by a member: two copies of a library have two classes of one name. */
export function withMember(what: string, member: string): Kind {
  return { what, fits: (value) => isObject(value) && member in value };
}

export function listOf(what: string, entry: Kind): Kind {
  return {
    what: `a list of ${what}`,
    fits: Array.isArray,
    checkContent: (path, value) => Object.values(value).forEach((item, i) => checkKind(`${path}[${i}]`, item, entry)),
    advise: (value) => (entry.fits(value) ? 'Put it in a list, even if it is the only one' : undefined),
  };
}

export function mapOf(what: string, entry: Kind): Kind {
  return {
    what: `an object of ${what}`,
    fits: (value) => isObject(value) && !(Symbol.iterator in value),
    checkContent: (path, value) =>
      Object.entries(value).forEach(([name, item]) => checkKind(`${path}.${name}`, item, entry)),
  };
}

/** What a message says of a value that was given. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    return `'${value}'`;
  }
  if (typeof value === 'function') {
    return 'a function';
  }
  if (Array.isArray(value)) {
    return `[${value.map(shown).join(', ')}]`;
  }
  if (!isObject(value)) {
    return String(value);
  }
  // The bundle of CDK numbers classes that have the same name.
  const name = value instanceof Object ? value.constructor.name.replace(/(?<=[a-z])[0-9]+$/, '') : 'Object';
  if (name === 'Object') {
    return `an object with ${Object.keys(value).join(', ') || 'nothing in it'}`;
  }
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

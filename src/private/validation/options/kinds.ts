import { Token } from 'aws-cdk-lib';

/** The type of an option. It is checked here, because JavaScript has no compiler that would. */
export interface Kind {
  /** The text of a message after "must be". */
  readonly what: string;
  /** The options in a group: `rateLimit`, or `throttle.rateLimit`. */
  readonly options?: readonly string[];
  fits(value: unknown): boolean;
  /** Checks the content of a value of the right type. */
  checkContent?(path: string, value: object): void;
  /** The next step for a value of the wrong type, if it is certain. */
  advise?(value: unknown): string | undefined;
}

/** The kind of a required option. */
export interface RequiredKind extends Kind {
  readonly isRequired: true;
}

/** Makes an option required. */
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

/** A value of an enumeration of CDK or of this library. */
export function oneOf(what: string, values: { readonly [name: string]: string | number }): Kind {
  const allowed = Object.values(values);
  return {
    what,
    fits: (value) =>
      (typeof value === 'string' || typeof value === 'number') &&
      (Token.isUnresolved(value) || allowed.includes(value)),
  };
}

/** An object that is recognized by a member, because two copies of a library have two different classes of the same name. */
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

/** The description of a value in a message. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (!isObject(value)) return String(value);
  // The bundle of CDK adds numbers to classes with the same name.
  const name = value instanceof Object ? value.constructor.name.replace(/(?<=[a-z])[0-9]+$/, '') : 'Object';
  if (name === 'Object') return `an object with ${Object.keys(value).join(', ') || 'nothing in it'}`;
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

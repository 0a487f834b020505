/**
 * Reads policy documents into statements that can be compared quickly:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import { type Condition, readConditions } from './conditions';
import { isObject, type Json, type JsonObject } from '../base/json';

/** One statement of a policy. */
export interface Statement {
  /** The location, for those who have to change it. */
  readonly place: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Patterns;
  /** Missing in a trust policy, which is about its own role. */
  readonly resources?: Patterns;
  /** Only resource-based policies have a principal. */
  readonly principals?: Principals;
  readonly conditions: readonly Condition[];
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface Patterns {
  readonly patterns: readonly string[];
  /** Whether it means everything else. */
  readonly negated: boolean;
}

/** `Principal` or `NotPrincipal`. */
export interface Principals {
  readonly services: readonly string[];
  /** ARNs, account numbers, or `*`. */
  readonly aws: readonly string[];
  readonly negated: boolean;
}

/** The statements of a policy document. */
export function readStatements(document: Json | undefined, place: string): Statement[] {
  if (!isObject(document)) return [];
  const statements = [document.Statement ?? []].flat().filter(isObject);
  return statements.map((statement, index) => readStatement(statement, `${place}, statement ${index + 1}`));
}

function readStatement(given: JsonObject, place: string): Statement {
  return {
    place,
    effect: given.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: patternsOf(given, 'Action') ?? { patterns: [], negated: false },
    resources: patternsOf(given, 'Resource'),
    principals: principalsOf(given),
    conditions: readConditions(given.Condition),
  };
}

function patternsOf(given: JsonObject, name: 'Action' | 'Resource'): Patterns | undefined {
  const { [name]: plain, [`Not${name}`]: not } = given;
  if (plain !== undefined) return { patterns: textsOf(plain), negated: false };
  return not === undefined ? undefined : { patterns: textsOf(not), negated: true };
}

function principalsOf({ Principal: plain, NotPrincipal: not }: JsonObject): Principals | undefined {
  const given = plain ?? not;
  if (given === undefined) return undefined;
  const negated = plain === undefined;
  if (!isObject(given)) return { services: [], aws: textsOf(given), negated };
  return { services: textsOf(given.Service), aws: textsOf(given.AWS), negated };
}

/** A text or a list of texts; a number in a template counts as text. */
export function textsOf(value: Json | undefined): string[] {
  return [value ?? []].flat().map(String);
}

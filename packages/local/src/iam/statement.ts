/** Reads policy documents into statements that are quick to compare: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
import { type Condition, readConditions } from './conditions';
import { isObject, type Json, type JsonObject } from '../base/json';

/** One statement of a policy. */
export interface Statement {
  /** Where it stands, for the one who has to change it. */
  readonly place: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Patterns;
  /** A trust policy has none: it is about the role that it belongs to. */
  readonly resources?: Patterns;
  /** Only policies of resources say whom they are about. */
  readonly principals?: Principals;
  readonly conditions: readonly Condition[];
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface Patterns {
  readonly patterns: readonly string[];
  /** Whether everything else is meant. */
  readonly negated: boolean;
}

/** `Principal` or `NotPrincipal`. */
export interface Principals {
  readonly services: readonly string[];
  /** ARNs, account numbers, or `*`. */
  readonly aws: readonly string[];
  readonly negated: boolean;
}

/** The statements of a document. */
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

/** One text or a list of them; a number in a template is meant as text. */
export function textsOf(value: Json | undefined): string[] {
  return [value ?? []].flat().map(String);
}

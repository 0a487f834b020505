/**
 * The part of DynamoDB's expression language that the form backend uses: conditions of `attribute_exists`,
 * `attribute_not_exists`, `begins_with` and comparisons, joined by AND, OR and NOT, and the update clauses SET, REMOVE and ADD.
 * What is not understood throws: a store that guesses would prove nothing.
 */
import type { JsonObject } from 'sentiment-form-local/lib/asl';

/** What stands for names and values in the expressions of a call. */
export interface Placeholders {
  readonly names: JsonObject;
  readonly values: JsonObject;
}

/** A parsed condition. */
export type Condition =
  | { readonly type: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly type: 'not'; readonly inner: Condition }
  | { readonly type: 'exists'; readonly path: string; readonly wanted: boolean }
  | { readonly type: 'compare'; readonly path: string; readonly operator: string; readonly value: string };

/** One clause of an update. */
export interface UpdateClause {
  readonly action: 'SET' | 'REMOVE' | 'ADD';
  readonly path: string;
  /** A value placeholder; none for REMOVE. */
  readonly value: string;
}

const COMPARATORS = ['=', '<>', '<', '<=', '>', '>='];
const TOKEN = /\s*(<>|<=|>=|[=<>(),]|[:#]?[A-Za-z_][\w]*|$)/y;

const conditions = new Map<string, Condition>();
const updates = new Map<string, readonly UpdateClause[]>();

/** Parses a condition, each text once. */
export function parseCondition(text: string): Condition {
  let condition = conditions.get(text);
  if (condition === undefined) {
    const tokens = new Tokens(text);
    condition = disjunction(tokens);
    tokens.expect('');
    conditions.set(text, condition);
  }
  return condition;
}

/** Parses an update, each text once. */
export function parseUpdate(text: string): readonly UpdateClause[] {
  let clauses = updates.get(text);
  if (clauses === undefined) {
    clauses = updateClauses(new Tokens(text));
    updates.set(text, clauses);
  }
  return clauses;
}

/** The placeholders that a text names, with their `:` or `#`. */
export function placeholdersIn(text: string): string[] {
  return text.match(/[:#]\w+/g) ?? [];
}

function disjunction(tokens: Tokens): Condition {
  let left = conjunction(tokens);
  while (tokens.takeWord('OR')) left = { type: 'or', left, right: conjunction(tokens) };
  return left;
}

function conjunction(tokens: Tokens): Condition {
  let left = negation(tokens);
  while (tokens.takeWord('AND')) left = { type: 'and', left, right: negation(tokens) };
  return left;
}

function negation(tokens: Tokens): Condition {
  if (tokens.takeWord('NOT')) return { type: 'not', inner: negation(tokens) };
  if (tokens.take('(')) {
    const inner = disjunction(tokens);
    tokens.expect(')');
    return inner;
  }
  return test(tokens);
}

function test(tokens: Tokens): Condition {
  const name = tokens.next();
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    tokens.expect('(');
    const path = checkedPath(tokens.next(), tokens);
    tokens.expect(')');
    return { type: 'exists', path, wanted: name === 'attribute_exists' };
  }
  if (name === 'begins_with') {
    tokens.expect('(');
    const path = checkedPath(tokens.next(), tokens);
    tokens.expect(',');
    const value = checkedValue(tokens.next(), tokens);
    tokens.expect(')');
    return { type: 'compare', path, operator: name, value };
  }
  const path = checkedPath(name, tokens);
  const operator = tokens.next();
  if (!COMPARATORS.includes(operator)) tokens.refuse(operator);
  return { type: 'compare', path, operator, value: checkedValue(tokens.next(), tokens) };
}

function updateClauses(tokens: Tokens): UpdateClause[] {
  const clauses: UpdateClause[] = [];
  while (!tokens.take('')) {
    const action = tokens.next().toUpperCase();
    if (action !== 'SET' && action !== 'REMOVE' && action !== 'ADD') return tokens.refuse(action);
    do {
      const path = checkedPath(tokens.next(), tokens);
      if (action === 'SET') tokens.expect('=');
      clauses.push({ action, path, value: action === 'REMOVE' ? '' : checkedValue(tokens.next(), tokens) });
    } while (tokens.take(','));
  }
  return clauses;
}

function checkedPath(token: string, tokens: Tokens): string {
  return /^#?[A-Za-z_]/.test(token) ? token : tokens.refuse(token);
}

function checkedValue(token: string, tokens: Tokens): string {
  return token.startsWith(':') ? token : tokens.refuse(token);
}

class Tokens {
  private position = 0;
  private current: string;

  public constructor(private readonly text: string) {
    this.current = this.read();
  }

  public next(): string {
    const token = this.current;
    if (token !== '') this.current = this.read();
    return token;
  }

  public take(token: string): boolean {
    if (this.current !== token) return false;
    this.next();
    return true;
  }

  public takeWord(word: string): boolean {
    if (this.current.toUpperCase() !== word) return false;
    this.next();
    return true;
  }

  public expect(token: string): void {
    if (!this.take(token)) this.refuse(this.current);
  }

  public refuse(token: string): never {
    throw new Error(`The simulated table does not understand '${token}' in the expression: ${this.text}`);
  }

  private read(): string {
    TOKEN.lastIndex = this.position;
    const match = TOKEN.exec(this.text);
    if (match === null) throw new Error(`The simulated table cannot read the expression: ${this.text}`);
    this.position = TOKEN.lastIndex;
    return match[1];
  }
}

/** What expressions say about an item, and what updates make of it. Items are in DynamoDB's own JSON: `{ "S": "text" }`. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { ServiceError } from 'sentiment-form-local/lib/services/service';
import type { Condition, Placeholders, UpdateClause } from './expressions';

/** An item in DynamoDB's own JSON. */
export type Item = JsonObject;

/** Whether a condition holds for an item; an absent one has no attributes. */
export function holds(condition: Condition, item: Item | undefined, placeholders: Placeholders): boolean {
  switch (condition.type) {
    case 'and':
      return holds(condition.left, item, placeholders) && holds(condition.right, item, placeholders);
    case 'or':
      return holds(condition.left, item, placeholders) || holds(condition.right, item, placeholders);
    case 'not':
      return !holds(condition.inner, item, placeholders);
    case 'exists':
      return (attributeAt(item, condition.path, placeholders) !== undefined) === condition.wanted;
    case 'compare':
      return compares(
        attributeAt(item, condition.path, placeholders),
        condition.operator,
        valueOf(condition.value, placeholders),
      );
  }
}

/** The item after an update; the given one stays as it is. */
export function updated(item: Item, clauses: readonly UpdateClause[], placeholders: Placeholders): Item {
  const result: Item = { ...item };
  for (const { action, path, value } of clauses) {
    const name = nameOf(path, placeholders);
    if (action === 'REMOVE') delete result[name];
    else if (action === 'SET') result[name] = valueOf(value, placeholders);
    else result[name] = added(item[name], valueOf(value, placeholders));
  }
  return result;
}

/** Refuses what ADD never takes, whatever the item is: DynamoDB does so before anything else. */
export function checkClauses(clauses: readonly UpdateClause[], placeholders: Placeholders): void {
  for (const { action, value } of clauses) {
    if (action !== 'ADD') continue;
    const operand = valueOf(value, placeholders);
    if (scalar(operand, 'N') === undefined && stringSet(operand) === undefined) throw wrongOperand();
  }
}

/** The attribute's name behind a path, which may be a placeholder. */
export function nameOf(path: string, { names }: Placeholders): string {
  if (!path.startsWith('#')) return path;
  const name = names[path];
  if (typeof name === 'string') return name;
  throw invalid(`An expression attribute name used in the document path is not defined; attribute name: ${path}`);
}

/** The value behind a placeholder. */
export function valueOf(placeholder: string, { values }: Placeholders): Json {
  const value = values[placeholder];
  if (value !== undefined) return value;
  throw invalid(`An expression attribute value used in expression is not defined; attribute value: ${placeholder}`);
}

/** What DynamoDB answers to a call that makes no sense. */
export function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

function attributeAt(item: Item | undefined, path: string, placeholders: Placeholders): Json | undefined {
  return item?.[nameOf(path, placeholders)];
}

/** Attributes of different types are never equal, and never before or after each other. */
function compares(attribute: Json | undefined, operator: string, value: Json): boolean {
  if (operator === '=') return attribute !== undefined && canonical(attribute) === canonical(value);
  if (operator === '<>') return attribute === undefined || canonical(attribute) !== canonical(value);
  if (operator === 'begins_with') {
    const [text, beginning] = [scalar(attribute, 'S'), scalar(value, 'S')];
    return text !== undefined && beginning !== undefined && text.startsWith(beginning);
  }
  const order = orderOf(attribute, value);
  if (order === undefined) return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function orderOf(left: Json | undefined, right: Json): number | undefined {
  if (stringSet(right) !== undefined) throw new Error('The simulated table does not order by sets.');
  const [a, b] = [scalar(left, 'S'), scalar(right, 'S')];
  if (a !== undefined && b !== undefined) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  const [m, n] = [scalar(left, 'N'), scalar(right, 'N')];
  return m !== undefined && n !== undefined ? Number(m) - Number(n) : undefined;
}

function scalar(value: Json | undefined, type: 'S' | 'N'): string | undefined {
  const content = isObject(value) ? value[type] : undefined;
  return typeof content === 'string' ? content : undefined;
}

/** The same text for the same value: sets and maps are equal in any order. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  if (Array.isArray(value.SS)) return JSON.stringify({ SS: [...value.SS].sort() });
  const members = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`);
  return `{${members.sort().join()}}`;
}

/** ADD: a number is added, a set is joined, and what is not there begins at nothing. */
function added(present: Json | undefined, value: Json): Json {
  const [number, set] = [scalar(value, 'N'), stringSet(value)];
  if (set !== undefined) {
    const before = present === undefined ? [] : stringSet(present);
    if (before === undefined) throw wrongType();
    return { SS: [...new Set([...before, ...set])] };
  }
  if (number === undefined) throw wrongOperand();
  const before = present === undefined ? '0' : scalar(present, 'N');
  if (before === undefined) throw wrongType();
  return { N: String(Number(before) + Number(number)) };
}

function stringSet(value: Json): string[] | undefined {
  return isObject(value) && Array.isArray(value.SS) ? value.SS.map(String) : undefined;
}

function wrongOperand(): ServiceError {
  return invalid('Invalid expression: Incorrect operand type for operator or function');
}

function wrongType(): ServiceError {
  return invalid('An operand in the update expression has an incorrect data type');
}

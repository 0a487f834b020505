/** Which variables each state reads, as DescribeStateMachine lists them. */
import jsonata from 'jsonata';
import { everyState, MACHINE_FIELDS, readMachine, type StateView } from './machine';
import { isObject, type Json, type JsonObject } from '../../base/json';
import { expressionIn } from '../expressions';
import { FUNCTION_NAMES } from '../expressions/compile';
import { isNode, type Node, nodesOf, partsOf } from '../expressions/syntax';

/**
 * The fields of a JSONPath state that contain paths, at any depth. The text of other fields is a path if their name
 * ends in `.$`.
 */
const PATHS = /^(?:Variable|\w*Path)$/;

/** A variable in a path or in an argument of an intrinsic function: `$name`, but not `$.name` or `$$.name`. */
const IN_PATH = /(?<![$\w])\$(\p{ID_Start}\p{ID_Continue}*)/gu;

/** A string argument of an intrinsic function. */
const QUOTED = /'(?:[^'\\]|\\.)*'/g;

/** By state name. A state that reads no variable is left out. */
export function variableReferences(definition: JsonObject): Record<string, string[]> {
  const references: Record<string, string[]> = {};
  for (const state of everyState(readMachine(definition, false))) {
    const names = new Set(Object.entries(state.fields).flatMap(([field, value]) => readIn(state, field, value)));
    if (names.size > 0) references[state.name] = [...names].sort();
  }
  return references;
}

function readIn(state: StateView, field: string, value: Json): string[] {
  if (MACHINE_FIELDS.includes(field)) return [];
  if (typeof value !== 'string') {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, item]) => readIn(state, isObject(value) ? key : '', item));
  }
  if (state.queryLanguage === 'JSONata') return readByExpression(expressionIn(value));
  if (!PATHS.test(field) && !field.endsWith('.$')) return [];
  return [...value.replace(QUOTED, '').matchAll(IN_PATH)].map(([, name]) => name);
}

function readByExpression(source: string | undefined): string[] {
  if (source === undefined) return [];
  const nodes = nodesIn(source);
  const others = new Set(['', '$', 'states', ...FUNCTION_NAMES, ...nodes.flatMap(boundBy)]);
  const names = nodes.filter(({ type }) => type === 'variable').map(({ value }) => String(value));
  return names.filter((name) => !others.has(name));
}

/** Empty if the expression cannot be parsed: such a definition is refused elsewhere. */
function nodesIn(source: string): Node[] {
  try {
    return [...nodesOf(jsonata(source).ast())];
  } catch {
    return [];
  }
}

/** The variables of the expression itself: `$name := ...`, the parameters of a function, `@$name` and `#$name`. */
function boundBy(node: Node): string[] {
  const bound = node.type === 'bind' ? [node.lhs] : node.type === 'lambda' ? partsOf(node.arguments) : [];
  const steps = [node.focus, node.index].filter((name) => typeof name === 'string');
  return [...steps, ...bound.filter(isNode).map(({ value }) => String(value))];
}

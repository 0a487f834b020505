/**
 * What an expression refers to that Step Functions does not provide. An expression has no context: its data is in
 * `$states` and in variables. AWS refuses a definition with any other reference (floci-io/floci 2670, 2699, 2745,
 * measured).
 */
import { isNode, type Node, partsOf } from '../expressions/syntax';

/** What an expression sees in `$states` besides the input and the context object. */
export interface Seen {
  readonly result: boolean;
  readonly errorOutput: boolean;
}

/** The problems of an expression, each once, with AWS's messages. */
export function referenceProblems(tree: unknown, seen: Seen): string[] {
  const problems = new Set<string>();
  for (const node of contextNodes(tree)) {
    if (node.type === 'name') problems.add(topLevel(String(node.value)));
    if (node.type === 'variable' && node.value === '') problems.add(topLevel('$'));
    if (node.type === 'variable' && node.value === '$') problems.add("Reference to '$$' is not supported.");
    const field = statesField(node);
    if (field === 'result' && !seen.result) problems.add("Field '$states.result' does not exist.");
    if (field === 'errorOutput' && !seen.errorOutput) problems.add("Field '$states.errorOutput' does not exist.");
  }
  return [...problems];
}

function topLevel(name: string): string {
  return `Reference to '${name}' at the top level is not supported.`;
}

/** The nodes that are evaluated with the context of the whole expression, in the order of the text. */
function* contextNodes(tree: unknown): Generator<Node> {
  const left: unknown[] = [tree];
  while (left.length > 0) {
    const node = left.pop();
    if (!isNode(node)) continue;
    yield node;
    left.push(...contextParts(node).reverse());
  }
}

/**
 * In a path, only the first step has that context; all others, including predicates, have the result of the step before
 * them.
 */
function contextParts(node: Node): unknown[] {
  switch (node.type) {
    case 'path':
      return partsOf(node.steps).slice(0, 1);
    case 'unary':
      return [node.expression, ...partsOf(node.expressions), ...partsOf(node.lhs).flatMap(partsOf)];
    case 'function':
    case 'partial':
      return [node.procedure, ...partsOf(node.arguments)];
    case 'lambda':
      return [node.body];
    case 'condition':
      return [node.condition, node.then, node.else];
    case 'block':
      return partsOf(node.expressions);
    case 'bind':
      return [node.rhs];
    case 'binary':
    case 'apply':
      return [node.lhs, node.rhs];
    default:
      return [];
  }
}

/** The field of `$states` with which a path starts. */
function statesField(node: Node): unknown {
  const [first, second] = node.type === 'path' ? partsOf(node.steps) : [];
  if (!isNode(first) || first.type !== 'variable' || first.value !== 'states') return undefined;
  return isNode(second) && second.type === 'name' ? second.value : undefined;
}

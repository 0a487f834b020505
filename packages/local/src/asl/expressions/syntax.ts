/** What is read from a parsed expression before it is evaluated. */

/** A node of JSONata's syntax tree, which JSONata's own types describe only in part. */
export interface Node {
  type: string;
  value?: unknown;
  readonly position?: number;
  readonly expressions?: readonly Node[];
  /** The keys and values, if it is an object. */
  readonly lhs?: unknown;
  readonly [part: string]: unknown;
}

/** The nodes that JSONata starts at the same time, each with the node that contains them. */
export type Siblings = ReadonlyMap<Node, object>;

/** Every node of a tree. Without recursion: an expression can be nested more deeply than the stack allows. */
export function* nodesOf(tree: unknown): Generator<Node> {
  const left: unknown[] = [tree];
  const seen = new Set<unknown>();
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isNode(value)) yield value;
    for (const part of Object.values(value)) left.push(part);
  }
}

/** The items of lists and the values of objects. */
export function siblingsIn(tree: unknown): Siblings {
  const siblings = new Map<Node, object>();
  for (const holder of holdersIn(tree)) {
    for (const node of itemsOf(holder)) siblings.set(node, holder);
  }
  return siblings;
}

/** Lists, objects, and groupings, which look like objects but have no type. */
function* holdersIn(tree: unknown): Generator<object> {
  for (const node of nodesOf(tree)) {
    if (node.type === 'unary' && (node.value === '[' || node.value === '{')) yield node;
    if ('group' in node && typeof node.group === 'object' && node.group !== null) yield node.group;
  }
}

function itemsOf(holder: object): readonly Node[] {
  if ('expressions' in holder && Array.isArray(holder.expressions)) return holder.expressions.filter(isNode);
  const pairs: unknown = 'lhs' in holder ? holder.lhs : undefined;
  if (!Array.isArray(pairs)) return [];
  return pairs.flatMap((pair: unknown) => (Array.isArray(pair) && isNode(pair[1]) ? [pair[1]] : []));
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The elements of a member of a node. Empty if the member is not a list. */
export function partsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? [...(value as unknown[])] : [];
}

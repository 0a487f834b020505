// The JSONata of a state machine, as text and as the tree that the parser of the local runner makes of it.
import { createRequire } from 'module';
import { allStates, Definition, State } from './synth';

/** One expression, and the state that it is in. */
export interface Expression {
  readonly state: string;
  /** Without the delimiters. */
  readonly source: string;
}

/** A part of a parsed expression. */
export interface AstNode {
  readonly type?: string;
  readonly value?: unknown;
  readonly arguments?: readonly AstNode[];
  readonly expressions?: readonly AstNode[];
  readonly procedure?: AstNode;
  readonly lhs?: AstNode;
  readonly rhs?: AstNode;
}

/** Every expression of a state machine, those of its branches included. */
export function expressionsOf(definition: Definition): Expression[] {
  return allStates(definition).flatMap(([state, fields]) =>
    expressionsIn(ownFields(fields)).map((source) => ({ state, source })),
  );
}

/** The expressions of a state itself, without those of the states in it. */
export function ownExpressions(state: State): string[] {
  return expressionsIn(ownFields(state));
}

/** The tree of an expression. */
export function parse(source: string): AstNode {
  return jsonata(source).ast();
}

/** Every part of a tree that fits, wherever it is. */
export function nodesOf(node: unknown, fits: (node: AstNode) => boolean): AstNode[] {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return [];
  const found = Object.values(node).flatMap((inner) => nodesOf(inner, fits));
  return fits(node) ? [node, ...found] : found;
}

// The runner's own, which is not the version that a linter among the dev dependencies brings along.
const jsonata = createRequire(require.resolve('sentiment-form-local'))('jsonata') as (source: string) => {
  ast(): AstNode;
};

function ownFields({ Branches: _branches, ItemProcessor: _processor, ...fields }: State): unknown {
  return fields;
}

function expressionsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\{%.*%\}$/s.test(value) ? [value.slice(2, -2).trim()] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(expressionsIn) : [];
}

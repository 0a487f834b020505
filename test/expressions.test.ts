// No expression may use what two JSONata engines evaluate differently: jsonata-js 2.0.6, which the runner uses, and
// com.dashjoin:jsonata 0.9.10 for the JVM, which AWS's engine resembles. What is allowed here was evaluated in both.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BACKENDS } from './security/variants';
import { AstNode, Expression, expressionsOf, nodesOf, ownExpressions, parse } from './support/expressions';
import { Definition, definitionOf, definitionsOf } from './support/synth';
import { synthesizeExample } from './support/synthesize-example';

/**
 * Functions that have the same results, if they are used as here. Another one must be evaluated in both engines first.
 */
const ALIKE = [
  ...['abs', 'append', 'count', 'each', 'exists', 'filter', 'floor', 'fromMillis', 'join', 'keys', 'length', 'lookup'],
  ...[
    'lowercase',
    'map',
    'match',
    'max',
    'merge',
    'min',
    'not',
    'number',
    'reduce',
    'replace',
    'round',
    'sift',
    'sort',
    'split',
  ],
  ...['string', 'substring', 'substringAfter', 'substringBefore', 'trim', 'type', 'uppercase'],
  // Functions of Step Functions.
  ...['hash', 'millis', 'now', 'uuid'],
];

/** Variables without surrogates: hexadecimal digits, and the symbols of a number. */
const ASCII_VARIABLES = ['digest', 'written'];

describe.each(BACKENDS)('with %s', (_name, make) => {
  const stack = new Stack(new App(), 'Stack');
  make(stack);
  const template = Template.fromStack(stack);
  const machines = ['FormWorkflow', 'FormSweep'].map((id) => definitionOf(template, id));

  test('expressions use only what all engines evaluate alike', () => {
    const expressions = machines.flatMap(expressionsOf);
    expect(expressions.length).toBeGreaterThan(50);
    expect(expressions.flatMap(problemsOf)).toEqual([]);
  });

  test('no expression uses the input in a state whose errors cannot be caught', () => {
    expect(uncaught(machines[0])).toEqual([]);
  });
});

// The workflow of the third example, `ancestor`, uses JSONPath.
test.each(['contact-form', 'typescript'])('the example %s uses only what all engines evaluate alike', async (name) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'example-'));
  await synthesizeExample(folder, name);
  const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  const definitions = templates.flatMap((file) =>
    definitionsOf(Template.fromJSON(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object)),
  );
  rmSync(folder, { recursive: true });
  const expressions = definitions.flatMap(expressionsOf);
  expect(expressions.length).toBeGreaterThan(0);
  expect(expressions.flatMap(problemsOf)).toEqual([]);
});

test.each([
  ['$substring($x, 0, 5)', 'asks $substring'],
  ['$substring($x, 1)', 'asks $substring'],
  ['$substring($x, 0, $min([5, $length($y)]))', 'asks $substring'],
  ['$substring($x, 2, $min([5, $length($x) - 2]))', 'asks $substring'],
  ['$x ~> $substring(0, 5)', 'chains'],
  ['$map($x, $substring)', 'hands on $substring'],
  ['$substring(?, 0, 5)', 'partly applies'],
  ['$pad($x, 5)', 'calls $pad'],
  ['$sort($x, function($a, $b) { $a.n < $b.n })', 'sorts by a function'],
  ['$x^(n)', 'sorts by a function'],
  ['1 / $count($x)', 'divides by what may be 0'],
  ['1 % $x', 'divides by what may be 0'],
  ['$match($x, /\\s+/)', 'has the pattern'],
  ['$match($x, /a(?=b)/)', 'has the pattern'],
  ['$match($x, /a/i)', 'has the pattern'],
])('refuses %s', (source, problem) => {
  expect(problemsOf({ state: 'One', source })).toContainEqual(expect.stringContaining(problem));
});

function problemsOf({ state, source }: Expression): string[] {
  const tree = parse(source);
  const bound = nodesOf(tree, ({ type }) => type === 'bind').map(({ lhs }) => String(lhs?.value));
  const calls = nodesOf(tree, ({ type }) => type === 'function');
  const procedures = new Set(calls.map(({ procedure }) => procedure));
  const others = nodesOf(tree, (node) => node.type === 'variable' && !procedures.has(node));
  const variables = others.map(({ value }) => String(value));
  const problems = [
    ...calls.filter((call) => ![...ALIKE, ...bound].includes(nameOf(call))).map((call) => `calls $${nameOf(call)}`),
    ...calls.filter((call) => nameOf(call) === 'substring' && !isSafe(call)).map(() => 'asks $substring for too much'),
    ...calls.filter((call) => nameOf(call) === 'sort' && call.arguments?.length !== 1).map(() => SORTS),
    ...nodesOf(tree, ({ type }) => type === 'sort').map(() => SORTS),
    ...nodesOf(tree, (node) => DIVISIONS.includes(String(node.value)) && !isPositive(node.rhs)).map(
      () => 'divides by what may be 0',
    ),
    ...variables.filter((name) => ALIKE.includes(name) && !bound.includes(name)).map((name) => `hands on $${name}`),
    ...nodesOf(tree, ({ type }) => type === 'apply').map(() => 'chains functions'),
    ...nodesOf(tree, ({ type }) => type === 'partial').map(() => 'partly applies a function'),
    ...nodesOf(tree, ({ type, value }) => type === 'regex' && !isPlain(value)).map(
      ({ value }) => `has the pattern ${String(value)}`,
    ),
  ];
  return problems.map((problem) => `${state} ${problem}: ${source.slice(0, 100)}`);
}

/** Engines order equal items differently. */
const SORTS = 'sorts by a function or an expression';

/** The operators after which one engine continues with an infinite number, and the other throws. */
const DIVISIONS = ['/', '%'];

/** `5` or `$max([5, $x])`. */
function isPositive(node: AstNode | undefined): boolean {
  if (node?.type === 'number') return Number(node.value) > 0;
  const [list] = node?.type === 'function' && nameOf(node) === 'max' ? (node.arguments ?? []) : [];
  return list?.expressions?.some(isPositive) ?? false;
}

function nameOf({ procedure }: AstNode): string {
  return procedure?.type === 'variable' ? String(procedure.value) : '(no name)';
}

/**
 * `$substring(x, s, $min([n, $length(x) - s]))`. With more than there is, the JVM's engine throws where the text has surrogates; and where s
 * is not 0, it counts n from the beginning of the text: then x may not have any.
 */
function isSafe({ arguments: [text, start, count] = [] }: AstNode): boolean {
  const { arguments: [list] = [], ...min } = count ?? {};
  const rest = list?.expressions?.[1];
  const isZero = start?.type === 'number' && start.value === 0;
  const left = isZero ? rest : rest?.value === '-' && isSame(rest.rhs, start) ? rest.lhs : undefined;
  const isLength = left?.type === 'function' && nameOf(left) === 'length' && isSame(left.arguments?.[0], text);
  return nameOf(min) === 'min' && list?.expressions?.length === 2 && isLength && (isZero || isAscii(text));
}

function isAscii({ type, value }: AstNode): boolean {
  return type === 'variable'
    ? ASCII_VARIABLES.includes(String(value))
    : type === 'string' && /^[ -~]*$/.test(String(value));
}

function isSame(a: AstNode | undefined, b: AstNode | undefined): boolean {
  const withoutPositions = (node: AstNode | undefined) =>
    JSON.stringify(node, (name, value: unknown) => (name === 'position' ? undefined : value));
  return withoutPositions(a) === withoutPositions(b);
}

/** Engines differ in character classes, and some do not support look-around; the parser itself adds the flag g. */
function isPlain(pattern: unknown): boolean {
  return pattern instanceof RegExp && pattern.flags === 'g' && !/\\[sSwWdDbB]|\(\?/.test(pattern.source);
}

/** The states that look at what was posted, and are in no Parallel or Map whose error handler takes all errors, nor have one. */
function uncaught(definition: Definition): string[] {
  return Object.entries(definition.States).flatMap(([name, state]) => {
    if (state.Catch?.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL'))) return [];
    return ownExpressions(state).some(looksAtInput) ? [name] : [];
  });
}

function looksAtInput(source: string): boolean {
  return /\$states\.(input|context)/.test(source.replaceAll('$states.context.Execution.Name', ''));
}

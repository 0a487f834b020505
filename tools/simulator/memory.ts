/**
 * Remembers what expressions give. Thousands of mutated workflows have all expressions but one in common, and run the same schedules, so
 * almost every evaluation was done before.
 */
import { createHash } from 'node:crypto';
import type { Clock, Json, JsonObject, Random } from 'sentiment-form-local/lib/asl';
import { Expressions, type ExpressionScope } from 'sentiment-form-local/lib/asl/expressions';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { memoized } from 'sentiment-form-local/lib/base/memoized';

/** What an evaluation gave: JSON, or the error that it threw. */
export type Given = { readonly json: string } | { readonly error: unknown };

/** What an expression can see of the scope in which it is evaluated, and the time if it asks for it. */
export interface Situation {
  readonly variables: JsonObject;
  readonly states: JsonObject;
  readonly now: number;
}

/** Is told of each evaluation, with what identifies its situation. */
type OnEvaluation = (source: string, key: string, situation: Situation) => void;

type Evaluate = Expressions['evaluate'];

const evaluateAfresh = Expressions.prototype.evaluate;
const remembered = new Map<string, Map<string, Given>>();

/** From now on, the interpreter in this process remembers. What is given is a copy each time. */
export function rememberEvaluations(onEvaluation: OnEvaluation = () => undefined): void {
  Expressions.prototype.evaluate = async function (source, scope, clock, random) {
    if (isByChance(source)) return evaluateAfresh.call(this, source, scope, clock, random);
    const situation = situationOf(source, scope, clock.now());
    const key = keyOf(situation);
    onEvaluation(source, key, situation);
    const given = await recall(source, key, async () => evaluateAfresh.call(this, source, scope, clock, random));
    if ('error' in given) throw given.error;
    return JSON.parse(given.json) as Json;
  };
}

/** What another expression gives in a situation. */
export async function evaluateIn(source: string, { now, ...scope }: Situation, random: Random): Promise<Given> {
  const clock: Clock = { now: () => now, sleep: async () => undefined };
  return givenBy(async () => evaluateAfresh.call(new Expressions(), source, scope, clock, random));
}

/** What an expression gave before. */
export function givenBefore(source: string, key: string): Given | undefined {
  return remembered.get(source)?.get(key);
}

/** Whether an expression gives something else each time. */
export function isByChance(source: string): boolean {
  return /\$(uuid|random|shuffle|eval)\(/.test(source);
}

/** The names of variables, and the paths below `$states`, that an expression may read. */
export const readsOf = memoized((source: string): Reads => {
  const variables = [...source.matchAll(/\$([A-Za-z_]\w*)/g)].map(([, name]) => name);
  const paths = [...source.matchAll(/\$states\b(?:\.(context\.\w+\.\w+|\w+))?/g)].map(([, path = '']) => path);
  return {
    variables: [...new Set(variables)],
    paths: [...new Set(paths)],
    asksTime: /\$(millis|now)\(/.test(source),
  };
});

interface Reads {
  readonly variables: readonly string[];
  readonly paths: readonly string[];
  readonly asksTime: boolean;
}

async function recall(source: string, key: string, evaluate: () => ReturnType<Evaluate>): Promise<Given> {
  const ofSource = remembered.get(source) ?? new Map<string, Given>();
  remembered.set(source, ofSource);
  let given = ofSource.get(key);
  if (given === undefined) {
    given = await givenBy(evaluate);
    ofSource.set(key, given);
  }
  return given;
}

async function givenBy(evaluate: () => ReturnType<Evaluate>): Promise<Given> {
  try {
    return { json: JSON.stringify(await evaluate()) };
  } catch (error) {
    return { error };
  }
}

function situationOf(source: string, { variables, states }: ExpressionScope, now: number): Situation {
  const { variables: names, paths, asksTime } = readsOf(source);
  const seen = paths.includes('') ? states : paths.reduce((part, path) => withPath(part, states, path.split('.')), {});
  const read = names.filter((name) => variables[name] !== undefined).map((name) => [name, variables[name]]);
  return { variables: Object.fromEntries(read) as JsonObject, states: seen, now: asksTime ? now : 0 };
}

/** An object with what stands under a path of another one. */
function withPath(part: JsonObject, from: Json, [name, ...rest]: readonly string[]): JsonObject {
  const value = isObject(from) ? from[name] : undefined;
  if (value === undefined) return part;
  const inner = part[name];
  return { ...part, [name]: rest.length === 0 ? value : withPath(isObject(inner) ? inner : {}, value, rest) };
}

function keyOf(situation: Situation): string {
  return createHash('sha1').update(JSON.stringify(situation)).digest('base64');
}

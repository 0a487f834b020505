/** Mistakes that can be made in any state, by rules: a rule sees more neighbours than a list has. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { expressionIn } from 'sentiment-form-local/lib/asl/expressions';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { mutatedExpressions } from './expressions';
import { without, type Change, type State } from './mutation';

/** A state with one mistake in it. */
export interface Mutant {
  readonly name: string;
  readonly state: State;
  /** @default it is no mistake in an expression */
  readonly change?: Change;
}

/** Every mistake that a rule finds in a state. Of expressions, only those that `isNew` says are to be taken. */
export function mutantsOf(state: State, isNew: (expression: string) => boolean): Mutant[] {
  return [...skipped(state), ...handlers(state), ...choices(state), ...branches(state), ...values(state, isNew)];
}

/** Makes the mistake of a mutant in another state: the same change of an expression, or the change that the same rule makes there. */
export function sameMistake({ name, change }: Mutant, state: State): State | undefined {
  if (change === undefined) return mutantsOf(state, () => false).find((mutant) => mutant.name === name)?.state;
  const [text, before, after] = [state, change.before, change.after].map((part) => JSON.stringify(part));
  const [from, to] = [before, after].map((part) => part.slice(1, -1));
  return text.includes(from) ? (JSON.parse(text.replace(from, () => to)) as State) : undefined;
}

/** A task is left out. */
function* skipped(state: State): Iterable<Mutant> {
  if (state.Type !== 'Task') return;
  const { Type: _type, Resource: _resource, Arguments: _arguments, Retry: _retry, Catch: _catch, ...rest } = state;
  const { TimeoutSeconds: _timeout, Output: output = {}, ...pass } = rest;
  const isKnown = !JSON.stringify([output, pass.Assign ?? null]).includes('$states.result');
  yield { name: 'is skipped', state: { ...pass, Type: 'Pass', Output: isKnown ? output : {} } };
}

/** One thing less is caught or tried again, or a failure counts as success. */
function* handlers(state: State): Iterable<Mutant> {
  for (const field of ['Catch', 'Retry']) {
    const list = state[field];
    if (!Array.isArray(list)) continue;
    for (const index of list.keys()) {
      const rest = list.filter((_, place) => place !== index);
      yield { name: `without ${field} ${index + 1}`, state: { ...state, [field]: rest } };
    }
  }
  const catchers = Array.isArray(state.Catch) ? (state.Catch as JsonObject[]) : [];
  for (const [index, { Next: next, Output: output }] of catchers.entries()) {
    const change = (catcher: JsonObject) => ({
      ...state,
      Catch: catchers.map((other, place) => (place === index ? catcher : other)),
    });
    for (const other of catchers) {
      if (other.Next !== next) {
        yield { name: `catches ${index + 1} as another`, state: change({ ...catchers[index], Next: other.Next }) };
      }
    }
    if (typeof state.Next === 'string' && state.Next !== next) {
      const success = { ...catchers[index], Next: state.Next, Output: state.Output ?? {} };
      if (!JSON.stringify(success).includes('$states.result')) {
        yield { name: `takes failure ${index + 1} for success`, state: change(success) };
      }
    }
    if (isObject(output) && output.isDone !== undefined) {
      yield {
        name: `says the opposite of failure ${index + 1}`,
        state: change({ ...catchers[index], Output: { isDone: !output.isDone } }),
      };
    }
  }
}

/** One way is always taken, or never. */
function* choices(state: State): Iterable<Mutant> {
  if (!Array.isArray(state.Choices)) return;
  const list = state.Choices as JsonObject[];
  for (const index of list.keys()) {
    for (const condition of ['{% true %}', '{% false %}']) {
      const others = list.map((choice, place) => (place === index ? { ...choice, Condition: condition } : choice));
      yield { name: `choice ${index + 1} is ${condition}`, state: { ...state, Choices: others } };
    }
  }
}

/** A Parallel does nothing in one of its branches. */
function* branches(state: State): Iterable<Mutant> {
  const list = Array.isArray(state.Branches) ? (state.Branches as JsonObject[]) : [];
  if (list.length < 2) return;
  for (const index of list.keys()) {
    const idle = { StartAt: 'Idle', States: { Idle: { Type: 'Pass', Output: { isDone: true }, End: true } } };
    const others = list.map((branch, place) => (place === index ? idle : branch));
    yield { name: `branch ${index + 1} does nothing`, state: { ...state, Branches: others } };
  }
}

const FIELDS = ['Arguments', 'Output', 'Assign', 'Items', 'Choices', 'TimeoutSeconds', 'MaxConcurrency', 'Next'];

/** A value is left out, is another, or is worked out otherwise. */
function* values(state: State, isNew: (expression: string) => boolean): Iterable<Mutant> {
  for (const field of FIELDS) {
    if (state[field] === undefined || field === 'Next') continue;
    const isTask = field === 'Arguments' || field === 'Assign' || field === 'Output';
    for (const { name, value, change } of changed(state[field], field, isNew, isTask)) {
      yield { name, change, state: value === undefined ? without(state, field) : { ...state, [field]: value } };
    }
  }
}

interface Changed {
  readonly name: string;
  readonly value: Json | undefined;
  readonly change?: Change;
}

function* changed(value: Json, path: string, isNew: (text: string) => boolean, isOmitted: boolean): Iterable<Changed> {
  if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      const at = `${path}.${name}`;
      if (isOmitted) yield { name: `without ${at}`, value: without(value, name) };
      for (const change of changed(inner, at, isNew, isOmitted)) {
        if (change.value !== undefined) yield { ...change, value: { ...value, [name]: change.value } };
      }
    }
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      for (const change of changed(inner, `${path}[${index}]`, isNew, isOmitted)) {
        if (change.value === undefined) continue;
        yield { ...change, value: value.map((other, place) => (place === index ? change.value! : other)) };
      }
    }
  } else {
    yield* changedLeaf(value, path, isNew);
  }
}

function* changedLeaf(value: Json, path: string, isNew: (text: string) => boolean): Iterable<Changed> {
  if (typeof value === 'boolean') yield { name: `${path} is ${String(!value)}`, value: !value };
  if (typeof value === 'number') {
    // A second more is no mistake of a time limit: all of them together are within that of the run.
    for (const other of new Set([0, ...(path === 'TimeoutSeconds' ? [] : [value + 1]), 20 * value])) {
      if (other !== value) yield { name: `${path} is ${other}`, value: other };
    }
  }
  if (typeof value !== 'string' || /\.(Next|Charset|QueryLanguage)$/.test(path)) return;
  if (!value.startsWith('{%')) {
    const other = value === 'UNKNOWN' ? 'NEUTRAL' : value.includes('@') ? 'stranger@example.com' : `${value}X`;
    yield { name: `${path} is ${other.slice(-30)}`, value: other };
    return;
  }
  if (/sentiment"?$/i.test(path)) {
    yield { name: `${path} is always NEUTRAL`, value: 'NEUTRAL' };
    yield { name: `${path} is always POSITIVE`, value: 'POSITIVE' };
  }
  if (isNew(value)) {
    for (const { name, text } of mutatedExpressions(value)) {
      const change = { before: expressionIn(value) ?? '', after: expressionIn(text) ?? '' };
      yield { name: `${path}: ${name}`, value: text, change };
    }
  }
}

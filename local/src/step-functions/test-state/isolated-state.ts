/**
 * Makes a state machine of one state: wherever the state leads, a state of its own stands there and ends the execution,
 * so that the end tells the way. A retrier leads to such an end too, before any catcher, and nothing is tried again.
 */
import { type StateTest } from './request';
import { type Json, type JsonObject } from '../../asl/contract';
import { isObject, member } from '../../asl/json';

/** Where a state can lead: by `Next`, `Default` or a choice, by a catcher, or to another try. */
export type Step =
  | { readonly kind: 'next'; readonly name: string }
  | { readonly kind: 'caught'; readonly name: string; readonly index: number }
  | { readonly kind: 'retried'; readonly index: number };

/** A state machine that can be run, and its input. */
export interface Isolated {
  readonly machine: JsonObject;
  readonly input: Json;
  /** From the names of its ends to what they mean. */
  readonly steps: ReadonlyMap<string, Step>;
}

export function isolate({ name, state, language, input, variables, retries, mock }: StateTest): Isolated {
  const steps = new Map<string, Step>();
  const end = (step: Step): string => {
    const label = `${step.kind} ${steps.size} of ${name}`;
    steps.set(label, step);
    return label;
  };
  const tested = withEnds(mock === undefined ? state : withoutInnerStates(state), retries, end);
  const ends = Object.fromEntries([...steps.keys()].map((label) => [label, { Type: 'Succeed' }]));
  const assign = `variables of ${name}`;
  return {
    machine: {
      StartAt: assign,
      QueryLanguage: language,
      States: { [assign]: assigning(variables, name), [name]: tested, ...ends },
    },
    input: { input, variables },
    steps,
  };
}

/** Sets the variables that the state starts with, and hands it its own input. */
function assigning(variables: JsonObject, next: string): JsonObject {
  const assignments = Object.keys(variables).map((variable) => [`${variable}.$`, `$.variables['${variable}']`]);
  return {
    Type: 'Pass',
    QueryLanguage: 'JSONPath',
    Assign: Object.fromEntries(assignments),
    OutputPath: '$.input',
    Next: next,
  };
}

/** A mock is the result of a Map or Parallel as a whole: what they would run does not count. */
function withoutInnerStates(state: JsonObject): JsonObject {
  if (state.Type !== 'Map' && state.Type !== 'Parallel') return state;
  const { Branches: _branches, ItemProcessor: _processor, Iterator: _iterator, ...rest } = state;
  return { ...rest, Type: 'Task', Resource: 'arn:aws:states:::mock:mock' };
}

function withEnds(state: JsonObject, retries: number, end: (step: Step) => string): JsonObject {
  const { Retry: retry, Catch: catchers, Next: next, Default: otherwise, Choices: choices, ...rest } = state;
  const leading = (name: Json): string => end({ kind: 'next', name: String(name) });
  const handlers = [
    ...listOf(retry).flatMap((retrier, index) => {
      if (retries >= Number(retrier.MaxAttempts ?? DEFAULT_MAX_ATTEMPTS)) return [];
      return [{ ErrorEquals: retrier.ErrorEquals, Next: end({ kind: 'retried', index }) }];
    }),
    ...listOf(catchers).map((catcher, index) => ({
      ...catcher,
      Next: end({ kind: 'caught', name: String(catcher.Next), index }),
    })),
  ];
  return {
    ...rest,
    ...(handlers.length > 0 && { Catch: handlers }),
    ...(next !== undefined && { Next: leading(next) }),
    ...(otherwise !== undefined && { Default: leading(otherwise) }),
    ...(choices !== undefined && {
      Choices: listOf(choices).map((choice) => ({ ...choice, Next: leading(member(choice, 'Next') ?? '') })),
    }),
  };
}

/** Amazon States Language: https://states-language.net/#retrying-after-error */
const DEFAULT_MAX_ATTEMPTS = 3;

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** What a mistake is: a function from one deployment to another. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import type { Deployment } from '../deployment';
import { mapStates, withMappedStates, type State } from '../states';

export { type State } from '../states';

/** A mistake that somebody could make. */
export interface Mutation {
  readonly name: string;
  /** The state in which it is made. @default none, or several */
  readonly state?: string;
  /** The deployment in which it is made. */
  readonly deployment: () => Deployment;
  readonly apply: (deployment: Deployment) => Deployment;
}

/** A mistake, and the laws of which it has to break one. */
export interface KnownMutation extends Mutation {
  readonly laws: readonly number[];
}

type Changes = Readonly<Record<string, (state: State) => State>>;

interface NewState {
  readonly beside: string;
  readonly name: string;
  readonly state: State;
}

/** Changes states wherever they stand, and refuses to change none. */
export function withStates(deployment: Deployment, changes: Changes, added?: NewState): Deployment {
  const missing = new Set(Object.keys(changes));
  const stateMachines = deployment.stateMachines.map((machine) =>
    withMappedStates(machine, (name, state) => {
      missing.delete(name);
      const isHere = added?.beside === name;
      const changed: [string, State] = [name, changes[name]?.(state) ?? state];
      return isHere ? [changed, [added.name, added.state]] : [changed];
    }),
  );
  if (missing.size > 0) throw new Error(`No state is called ${[...missing].join(', ')}: nothing was mutated.`);
  return { ...deployment, stateMachines };
}

/** The state with another text in it. A mistake that changes nothing is none. */
export function replaced(state: State, part: string | RegExp, by: string): State {
  const text = JSON.stringify(state);
  const changed = text.replaceAll(part, by);
  if (changed === text) throw new Error(`The state has no ${String(part)}: nothing was mutated.`);
  return JSON.parse(changed) as State;
}

/** All states, by name. */
export function statesOf(deployment: Deployment): Map<string, State> {
  const states = new Map<string, State>();
  for (const { definition } of deployment.stateMachines) {
    mapStates(definition, (name, state) => {
      states.set(name, state);
      return [[name, state]];
    });
  }
  return states;
}

/** A state by its name. */
export function stateOf(deployment: Deployment, name: string): State {
  const state = statesOf(deployment).get(name);
  if (state === undefined) throw new Error(`No state is called ${name}.`);
  return state;
}

/** Adds code at the end of the functions that read a queue. */
export function withCode(deployment: Deployment, change: (code: string) => string): Deployment {
  const readers = deployment.eventSources.map(({ functionArn }) => functionArn);
  const functions = deployment.functions.map((fn) =>
    readers.includes(fn.description.arn) ? { ...fn, code: change(fn.code) } : fn,
  );
  return { ...deployment, functions };
}

/** An object without one of its members. */
export function without(object: JsonObject, member: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== member));
}

/** What a mistake is: a function from one deployment to another. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { deploymentOfForm, type Deployment } from '../deployment';
import type { Form } from '../forms/form';
import { LAW_NUMBERS } from '../laws';
import { mapStates, withMappedStates, type State } from '../states';

export { type State } from '../states';

/** An expression, without its `{%` and `%}`, and what a mutation makes of it. */
export interface Change {
  readonly before: string;
  readonly after: string;
}

/** A mistake that somebody could make. */
export interface Mutation {
  readonly name: string;
  /** The state in which it is made. @default none, or several */
  readonly state?: string;
  /** The only thing that it changes. @default several things, or something else */
  readonly change?: Change;
  /** Makes the same mistake in a state of the same name in another form, if it can be made there. @default it cannot */
  readonly again?: (state: State) => State | undefined;
  /** The deployment in which it is made. */
  readonly deployment: () => Deployment;
  readonly apply: (deployment: Deployment) => Deployment;
}

/** A mistake, and the laws of which it has to break one; that a drill finds something wrong beside the laws will do as well. */
export interface KnownMutation extends Mutation {
  readonly laws: readonly number[];
}

/** Where it does not matter which law is broken first. */
export const ANY_LAW = LAW_NUMBERS;

/** A mistake that is made anywhere in a form. */
export function inForm(
  name: string,
  form: Form,
  apply: Mutation['apply'],
  laws: readonly number[] = ANY_LAW,
): KnownMutation {
  return { name, laws, deployment: () => deploymentOfForm(form), apply };
}

/** A mistake that is made in one state of a form. */
export function inState(
  name: string,
  form: Form,
  state: string,
  change: (state: State) => State,
  laws: readonly number[] = ANY_LAW,
): KnownMutation {
  return { ...inForm(name, form, (deployment) => withStates(deployment, { [state]: change }), laws), state };
}

type Changes = Readonly<Record<string, (state: State) => State>>;

/** What is changed beside states, and where. */
interface Place {
  readonly added?: NewState;
  /** The only state machine that is changed. @default all of them */
  readonly machineArn?: string;
}

interface NewState {
  readonly beside: string;
  readonly name: string;
  readonly state: State;
}

/** Changes states wherever they stand, and refuses to change none. */
export function withStates(deployment: Deployment, changes: Changes, { added, machineArn }: Place = {}): Deployment {
  const missing = new Set(Object.keys(changes));
  const stateMachines = deployment.stateMachines.map((machine) =>
    machineArn !== undefined && machine.arn !== machineArn
      ? machine
      : withMappedStates(machine, (name, state) => {
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
  for (const machine of deployment.stateMachines) statesIn(machine).forEach((state, name) => states.set(name, state));
  return states;
}

/** All states of one state machine. */
export function statesIn({ definition }: Deployment['stateMachines'][number]): Map<string, State> {
  const states = new Map<string, State>();
  mapStates(definition, (name, state) => {
    states.set(name, state);
    return [[name, state]];
  });
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

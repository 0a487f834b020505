/** The path of an execution in one line: `Check > Analyse [Detect | Record > Confirm] > Respond`. */
import { type HistoryEvent } from '../../asl/contract';
import { isObject, type Json, type JsonObject, member } from '../../base/json';

/**
 * The states that were entered, with the branches of a Parallel side by side, and without Choice states, which the
 * following states make clear.
 */
export function executionPath(definition: JsonObject, history: readonly HistoryEvent[]): string {
  const entered = history
    .filter(({ type }) => type.endsWith('StateEntered') && type !== 'ChoiceStateEntered')
    .map((event) => String(member(event.stateEnteredEventDetails, 'name')));
  return pathOf(definition, entered);
}

// State names are unique in a state machine, so a name determines the branch.
function pathOf(machine: Json, entered: readonly string[]): string {
  const states = statesOf(machine);
  return entered
    .flatMap((name, position) => {
      const state = states[name];
      return state === undefined ? [] : [name + inner(state, untilNext(states, entered.slice(position + 1)))];
    })
    .join(' > ');
}

function inner(state: Json, entered: readonly string[]): string {
  const branches = innerMachines(state).map((machine) => pathOf(machine, entered));
  const taken = branches.filter((path) => path !== '');
  return taken.length === 0 ? '' : ` [${taken.join(' | ')}]`;
}

/** What was entered before the next state of the same level. */
function untilNext(states: JsonObject, entered: readonly string[]): readonly string[] {
  const next = entered.findIndex((name) => name in states);
  return next < 0 ? entered : entered.slice(0, next);
}

function innerMachines(state: Json): Json[] {
  if (!isObject(state)) return [];
  if (Array.isArray(state.Branches)) return state.Branches;
  return [state.ItemProcessor ?? state.Iterator ?? []].flat();
}

function statesOf(machine: Json): JsonObject {
  return isObject(machine) && isObject(machine.States) ? machine.States : {};
}

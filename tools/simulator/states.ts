/** Looks at the states of a definition, and changes them. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { shareExpressions } from 'sentiment-form-local/lib/asl/expressions';
import { isObject } from 'sentiment-form-local/lib/base/json';
import type { StateMachineDescription } from 'sentiment-form-local/lib/services/step-functions/description';

/** A state of a state machine. */
export type State = JsonObject;

/** The states that replace one state. */
type MapState = (name: string, state: State) => readonly [string, State][];

/** A state machine with other states. What they have in common is compiled once for both. */
export function withMappedStates(machine: StateMachineDescription, map: MapState): StateMachineDescription {
  const definition = mapStates(machine.definition, map) as JsonObject;
  shareExpressions(definition, machine.definition);
  return { ...machine, definition };
}

/** Maps every state of a definition, those of branches included, from the inside out. */
export function mapStates(value: Json, map: MapState): Json {
  if (Array.isArray(value)) return value.map((element) => mapStates(element, map));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    name === 'States' && isObject(inner)
      ? Object.fromEntries(
          Object.entries(inner).flatMap(([state, content]) => map(state, mapStates(content, map) as State)),
        )
      : mapStates(inner, map),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

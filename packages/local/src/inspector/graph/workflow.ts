/** A definition as a graph: states, their inner states, and the transitions between them. */
import { isObject, type Json, type JsonObject, objectsOf } from '../../base/json';

/** A sequence of states: a whole state machine, a branch, or the processor of a Map. */
export interface Workflow {
  readonly start: string;
  readonly states: readonly WorkflowState[];
  readonly transitions: readonly Transition[];
}

/** A state. */
export interface WorkflowState {
  readonly name: string;
  readonly type: string;
  /** As in the definition. */
  readonly definition: JsonObject;
  /** The branches of a Parallel state, or the processor of a Map state. */
  readonly inner: readonly Workflow[];
}

/** A transition from one state to another. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'default' | 'catch';
  /** The condition of a choice, or the errors that are caught. */
  readonly when?: string;
}

/** Reads a definition; parts that cannot be drawn are left out. */
export function workflowOf(definition: Json | undefined): Workflow {
  const states = statesOf(definition);
  return {
    start: isObject(definition) ? String(definition.StartAt) : '',
    states: states.map(([name, state]) => ({
      name,
      type: String(state.Type),
      definition: state,
      inner: innerDefinitions(state).map(workflowOf),
    })),
    transitions: states.flatMap(([name, state]) => transitionsOf(name, state)),
  };
}

/** The states of a workflow, including inner states, each before its inner states. */
export function allStates({ states }: Workflow): WorkflowState[] {
  return states.flatMap((state) => [state, ...state.inner.flatMap(allStates)]);
}

/** The workflow with only the named states, e.g. those that were entered. */
export function onlyStates(workflow: Workflow, names: ReadonlySet<string>): Workflow {
  return {
    start: workflow.start,
    states: workflow.states
      .filter(({ name }) => names.has(name))
      .map((state) => ({
        ...state,
        inner: state.inner.map((inner) => onlyStates(inner, names)).filter(({ states }) => states.length > 0),
      })),
    transitions: workflow.transitions.filter(({ from, to }) => names.has(from) && names.has(to)),
  };
}

function statesOf(definition: Json | undefined): [string, JsonObject][] {
  const states = isObject(definition) && isObject(definition.States) ? definition.States : {};
  return Object.entries(states).flatMap(([name, state]) => (isObject(state) ? [[name, state]] : []));
}

function innerDefinitions({ Branches: branches, ItemProcessor: processor, Iterator: iterator }: JsonObject): Json[] {
  return Array.isArray(branches) ? branches : [processor ?? iterator ?? []].flat();
}

function transitionsOf(from: string, state: JsonObject): Transition[] {
  const to = (target: Json | undefined, kind: Transition['kind'], when?: string): Transition[] =>
    typeof target === 'string' ? [{ from, to: target, kind, when }] : [];
  return [
    ...to(state.Next, 'next'),
    ...objectsOf(state.Choices).flatMap((choice) => to(choice.Next, 'choice', conditionOf(choice))),
    ...to(state.Default, 'default'),
    ...objectsOf(state.Catch).flatMap((catcher) => to(catcher.Next, 'catch', [catcher.ErrorEquals].flat().join(', '))),
  ];
}

/** A JSONata condition unchanged; a JSONPath condition without its target. */
function conditionOf({ Next: _next, Assign: _assign, Output: _output, ...condition }: JsonObject): string {
  return typeof condition.Condition === 'string' ? condition.Condition : JSON.stringify(condition);
}

/** The Task states of a definition, at any depth, and the resources that they name directly. */
import { type StateMachineDescription } from './description';
import { isObject, type Json, member } from '../../base/json';

/** A Task state. */
export interface Task {
  readonly name: string;
  readonly resource: string;
  /** Its `Arguments` or `Parameters` as in the definition, including expressions. */
  readonly args?: Json;
}

/** A resource in a definition, and the state machine that names it. */
export interface NamedResource {
  readonly arn: string;
  /** The state machine's construct path. */
  readonly path: string;
}

/** The Tasks of a definition. */
export function tasksIn(machine: Json | undefined): Task[] {
  if (!isObject(machine) || !isObject(machine.States)) return [];
  return Object.entries(machine.States).flatMap(([name, state]) => {
    if (!isObject(state)) return [];
    const inner = [state.Branches ?? [], state.ItemProcessor ?? [], state.Iterator ?? []].flat();
    const args = state.Arguments ?? state.Parameters;
    const own = typeof state.Resource === 'string' ? [{ name, resource: state.Resource, args }] : [];
    return [...own, ...inner.flatMap(tasksIn)];
  });
}

/** The topics in definitions, whether they are in a template or not. */
export function namedTopics(machines: readonly StateMachineDescription[]): NamedResource[] {
  return named(machines, /:sns:publish$/, (args) => [member(args, 'TopicArn')]);
}

/** The event buses in definitions, by their ARN or their name. */
export function namedEventBuses(machines: readonly StateMachineDescription[]): NamedResource[] {
  return named(machines, /:(?:events|eventbridge):putEvents$/, (args) => {
    const entries = member(args, 'Entries');
    return Array.isArray(entries) ? entries.map((entry) => member(entry, 'EventBusName')) : [];
  });
}

/** The connections of HTTP tasks. */
export function namedConnections(machines: readonly StateMachineDescription[]): NamedResource[] {
  return named(machines, /:http:invoke$/, (args) =>
    ['Authentication', 'InvocationConfig'].map((field) => member(member(args, field), 'ConnectionArn')),
  );
}

function named(
  machines: readonly StateMachineDescription[],
  resource: RegExp,
  namesOf: (args: Json | undefined) => (Json | undefined)[],
): NamedResource[] {
  const found = new Map<string, NamedResource>();
  for (const { path, definition } of machines) {
    const tasks = tasksIn(definition).filter((task) => resource.test(task.resource));
    for (const arn of tasks.flatMap(({ args }) => namesOf(args))) {
      if (typeof arn === 'string' && !isExpression(arn) && !found.has(arn)) found.set(arn, { arn, path });
    }
  }
  return [...found.values()];
}

/** JSONata is in braces; computed JSONPath values have another key (`TopicArn.$`). */
function isExpression(text: string): boolean {
  return text.startsWith('{%');
}

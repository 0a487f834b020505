/** The Task states of a definition, wherever in it they stand, and the resources that they name outright. */
import { type StateMachineDescription } from './description';
import { isObject, type Json, member } from '../../base/json';

/** A Task state. */
export interface Task {
  readonly name: string;
  readonly resource: string;
  /** Its `Arguments` or `Parameters` as they stand in the definition, expressions and all. */
  readonly args?: Json;
}

/** A resource that a definition names, and the state machine that does. */
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

/** The topics that definitions name, whether or not they are in a template. */
export function namedTopics(machines: readonly StateMachineDescription[]): NamedResource[] {
  return named(machines, /:sns:publish$/, (args) => [member(args, 'TopicArn')]);
}

/** The event buses that definitions name by their ARN or their name. */
export function namedEventBuses(machines: readonly StateMachineDescription[]): NamedResource[] {
  return named(machines, /:(?:events|eventbridge):putEvents$/, (args) => {
    const entries = member(args, 'Entries');
    return Array.isArray(entries) ? entries.map((entry) => member(entry, 'EventBusName')) : [];
  });
}

/** The connections that HTTP tasks name. */
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

/** JSONata is in braces; what JSONPath computes stands under another key (`TopicArn.$`). */
function isExpression(text: string): boolean {
  return text.startsWith('{%');
}

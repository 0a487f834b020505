/** Reads from the events of an execution what happened in each state that it entered. */
import { type Attempt, type StateVisit } from './visit';
import { type HistoryEvent } from '../../asl/contract';
import { isObject, type JsonObject, objectOf } from '../../base/json';

/** The visits in the order in which they started. */
export function visitsOf(history: readonly HistoryEvent[]): readonly StateVisit[] {
  const reader = new HistoryReader();
  history.forEach((event) => reader.read(event));
  return reader.visits;
}

/** Follows the links between events, which distinguish the events of branches that run at the same time. */
class HistoryReader {
  public readonly visits: StateVisit[] = [];
  /** The visit to which each event belongs. */
  private readonly owners = new Map<number, StateVisit>();
  private readonly exits = new Set<number>();
  private readonly iterations = new Map<number, number>();

  public read(event: HistoryEvent): void {
    const details = detailsOf(event);
    const owner = this.ownerOf(event, details);
    if (owner === undefined) return;
    this.owners.set(event.id, owner);
    if (event.type.endsWith('StateExited')) this.exit(owner, event, details);
    else if (event.type === 'MapIterationStarted') this.iterations.set(event.id, Number(details.index));
    else if (event.type === 'ParallelStateStarted' || event.type === 'MapStateStarted') owner.failure = undefined;
    else this.note(owner, event, details);
  }

  private ownerOf(event: HistoryEvent, details: JsonObject): StateVisit | undefined {
    const { type } = event;
    if (type.endsWith('StateEntered')) return this.enter(event, details);
    const previous = this.owners.get(event.previousEventId);
    if (type === 'EvaluationFailed') {
      return this.visits.filter((visit) => isOpen(visit) && visit.name === details.state).at(-1);
    }
    if (type.endsWith('StateExited') || type.startsWith('MapIteration')) {
      return enclosing(previous, (visit) => visit.name === details.name);
    }
    const container = /^(Parallel|Map)State/.exec(type)?.[1];
    if (container === undefined) return previous;
    // A state that has already failed does not fail again because of it.
    const fails = type.endsWith('Failed');
    return enclosing(previous, (visit) => visit.type === container && !(fails && visit.failure !== undefined));
  }

  private enter({ id, previousEventId, timestamp, type }: HistoryEvent, details: JsonObject): StateVisit {
    const before = this.owners.get(previousEventId);
    const follows = this.exits.has(previousEventId) ? before : undefined;
    const visit: StateVisit = {
      id,
      name: String(details.name),
      type: type.replace(/StateEntered$/, ''),
      enteredAt: timestamp,
      input: textOf(details.input),
      assigned: [],
      attempts: [],
      follows,
      parent: follows === undefined ? before : follows.parent,
      iteration:
        follows === undefined ? (this.iterations.get(previousEventId) ?? before?.iteration) : follows.iteration,
    };
    this.visits.push(visit);
    return visit;
  }

  private exit(visit: StateVisit, { id, timestamp }: HistoryEvent, details: JsonObject): void {
    visit.exitedAt = timestamp;
    visit.output = textOf(details.output);
    const assigned = objectOf(details.assignedVariables);
    visit.assigned = Object.entries(assigned).map(([name, value]) => ({ name, value: String(value) }));
    this.exits.add(id);
  }

  private note(owner: StateVisit, event: HistoryEvent, details: JsonObject): void {
    const { type, timestamp } = event;
    const failure = failureIn(type, details, this.owners.get(event.previousEventId));
    // A Fail state has no event with its error, so that of the execution is used; any other state has its own.
    if (type.startsWith('Execution') && (owner.failure !== undefined || !isOpen(owner))) return;
    if (failure !== undefined) owner.failure = failure;
    const attempt = owner.attempts.at(-1);
    if (/^(Task|LambdaFunction|Activity)Scheduled$/.test(type)) {
      owner.failure = undefined;
      owner.attempts.push(attemptFrom(timestamp, details));
    } else if (attempt !== undefined && attempt.endedAt === undefined) {
      if (failure !== undefined) {
        Object.assign(attempt, { endedAt: timestamp, ...failure });
      } else if (type.endsWith('Succeeded')) {
        Object.assign(attempt, { endedAt: timestamp, result: textOf(details.output) });
      }
    }
  }
}

function attemptFrom(scheduledAt: number, details: JsonObject): Attempt {
  const { resourceType, resource, parameters, input } = details;
  return {
    scheduledAt,
    resource: [resourceType, resource].filter((part) => part !== undefined).join(':'),
    arguments: textOf(parameters) ?? textOf(input),
  };
}

/**
 * @param before the visit whose end caused this one: Parallel and Map states have no event of their own for a failure
 */
function failureIn(type: string, { error, cause }: JsonObject, before?: StateVisit): StateVisit['failure'] {
  if (!/(Failed|TimedOut)$/.test(type)) return undefined;
  if (typeof error === 'string') return { error, cause: textOf(cause) };
  if (type.endsWith('TimedOut')) return { error: 'States.Timeout', cause: textOf(cause) };
  const inside = /^(Parallel|Map)/.test(type) ? before : undefined;
  return inside === undefined ? { error: 'no error name' } : (inside.failure ?? { error: `Failed in ${inside.name}` });
}

/** The visit itself, or the nearest one around it that has not ended. */
function enclosing(visit: StateVisit | undefined, fits: (visit: StateVisit) => boolean): StateVisit | undefined {
  let candidate = visit;
  while (candidate !== undefined && !(isOpen(candidate) && fits(candidate))) candidate = candidate.parent;
  return candidate;
}

function isOpen({ exitedAt }: StateVisit): boolean {
  return exitedAt === undefined;
}

function detailsOf(event: HistoryEvent): JsonObject {
  return Object.values(event).find(isObject) ?? {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

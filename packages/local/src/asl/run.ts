/** Runs a sequence of states: enters a state, runs it, exits it, and continues with the next one. */
import { Aborted, ErrorName, Failure } from './errors';
import { sleep, stopIfAborted, type Branch } from './execution';
import { dataLimitExceeded, isTooLarge } from './limits';
import { isObject, type Json, type JsonObject } from '../base/json';
import { runChoice } from './states/choice';
import { runFail } from './states/fail';
import { runMap } from './states/map';
import { runParallel } from './states/parallel';
import { runPass } from './states/pass';
import { runSucceed } from './states/succeed';
import { runTask } from './states/task';
import { runWait } from './states/wait';
import { Visit, type Outcome } from './visit';

/** What each type of state does. */
export const STATE_TYPES = {
  Choice: runChoice,
  Fail: runFail,
  Map: runMap,
  Parallel: runParallel,
  Pass: runPass,
  Succeed: runSucceed,
  Task: runTask,
  Wait: runWait,
} satisfies Record<string, (visit: Visit) => Promise<Outcome>>;

/** States that do not wait would let no timer fire and block everything else: after this many, others get a turn. */
const STATES_PER_TURN = 100;

/**
 * Runs the states of a state machine, or of a branch, from `StartAt` to an end, and returns the last output.
 * @throws Failure if a state fails and nothing catches it
 * @throws Aborted if the branch is stopped
 */
export async function runStates(machine: JsonObject, input: Json, branch: Branch): Promise<Json> {
  let name = machine.StartAt;
  let data = input;
  for (let visited = 1; ; visited++) {
    if (visited % STATES_PER_TURN === 0) await sleep(branch, 0);
    stopIfAborted(branch);
    const { output, next } = await runState(machine, name, data, branch);
    if (next === undefined) return output;
    name = next;
    data = output;
  }
}

async function runState(machine: JsonObject, name: Json, input: Json, branch: Branch): Promise<Outcome> {
  const state = findState(machine, name);
  const visit = new Visit(branch, String(name), state, input);
  try {
    const outcome = await STATE_TYPES[typeOf(visit)](visit);
    leave(visit, outcome);
    return outcome;
  } catch (error) {
    if (isOpenWhenStopped(visit, error)) branch.abortedEvents.push({ type: `${visit.type}StateAborted` });
    throw error;
  }
}

function leave(visit: Visit, { output, assigned }: Outcome): void {
  const { history } = visit.execution;
  if (isTooLarge(output, history)) throw dataLimitExceeded(visit.name, false);
  if (assigned !== undefined && isTooLarge(assigned, history)) throw dataLimitExceeded(visit.name, false);
  visit.record(`${visit.type}StateExited`, {
    name: visit.name,
    output: history.text(output),
    outputDetails: { truncated: false },
    ...(assigned === undefined || Object.keys(assigned).length === 0 ? {} : assignedDetails(visit, assigned)),
  });
  if (assigned !== undefined) visit.branch.variables.assign(assigned);
}

function assignedDetails(visit: Visit, assigned: JsonObject): JsonObject {
  const texts = Object.entries(assigned).map(([name, value]) => [name, visit.execution.history.text(value)]);
  return { assignedVariables: Object.fromEntries(texts), assignedVariablesDetails: { truncated: false } };
}

/** AWS counts a task that failed without being caught among those that the failing Map or Parallel state stops. */
function isOpenWhenStopped(visit: Visit, error: unknown): boolean {
  return error instanceof Aborted || (visit.type === 'Task' && error instanceof Failure && error.byTask);
}

function findState(machine: JsonObject, name: Json): JsonObject {
  const state = isObject(machine.States) && typeof name === 'string' ? machine.States[name] : undefined;
  if (isObject(state)) return state;
  throw new Failure(ErrorName.RUNTIME, `The definition has no state ${JSON.stringify(name)}.`);
}

export function typeOf(visit: Visit): keyof typeof STATE_TYPES {
  const { type } = visit;
  if (Object.hasOwn(STATE_TYPES, type)) return type as keyof typeof STATE_TYPES;
  throw visit.runtimeFailure(`The state type '${type}' is unknown.`);
}

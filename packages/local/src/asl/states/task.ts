/** Task: calls a service, within a timeout. */
import type { Json } from '../../base/json';
import { Failure } from '../errors';
import { evaluateField, evaluateInteger } from '../fields-jsonata';
import { effectiveInput, evaluateTemplate, readInteger } from '../fields-jsonpath';
import { dataLimitExceeded, isTooLarge } from '../limits';
import { finishWithResult } from '../result';
import { withRetryAndCatch } from '../retry-catch';
import { callWithin } from '../task-attempt';
import { taskEvents, type TaskLimits } from '../task-events';
import type { Outcome, Visit } from '../visit';

export async function runTask(visit: Visit): Promise<Outcome> {
  return withRetryAndCatch(visit, async () => finishWithResult(visit, await attempt(visit)));
}

async function attempt(visit: Visit): Promise<Json> {
  const resource = String(visit.state.Resource);
  if (waitsForToken(resource)) visit.taskToken = visit.execution.random.uuid();
  const { args, limits } = visit.usesJsonata ? await jsonataWork(visit) : jsonpathWork(visit);
  refuseArguments(visit, resource, args);
  const events = taskEvents(visit, resource);
  if (isTooLarge(args, visit.execution.history)) throw dataLimitExceeded(visit.name, false);
  events.scheduled(args, limits);
  // Tasks that start at the same time are all scheduled before the first one is started.
  await Promise.resolve();
  events.started();
  try {
    const result = await callWithin(visit, resource, copyOf(args, visit), limits);
    if (isTooLarge(result, visit.execution.history)) throw dataLimitExceeded(events.source, true);
    events.succeeded(result);
    return result;
  } catch (failure) {
    if (failure instanceof Failure) events.failed(failure);
    throw failure;
  }
}

function refuseArguments(visit: Visit, resource: string, args: Json): void {
  const problems = visit.execution.argumentProblems(resource, args);
  if (problems.length === 0) return;
  const given = `The ${visit.usesJsonata ? 'Arguments' : 'Parameters'} '${visit.execution.history.text(args)}'`;
  throw visit.runtimeFailure(`${given} could not be used to start the Task: [${problems.join(', ')}]`);
}

/** Only a copy leaves the interpreter, because its own values must not change. */
function copyOf(value: Json, visit: Visit): Json {
  return JSON.parse(visit.execution.history.text(value)) as Json;
}

interface Work {
  readonly args: Json;
  readonly limits: TaskLimits;
}

async function jsonataWork(visit: Visit): Promise<Work> {
  const { Arguments: template } = visit.state;
  const args = template === undefined ? visit.input : await evaluateField(visit, template, 'Arguments');
  const timeoutSeconds = await evaluateInteger(visit, 'TimeoutSeconds');
  return { args, limits: { timeoutSeconds, heartbeatSeconds: await evaluateInteger(visit, 'HeartbeatSeconds') } };
}

function jsonpathWork(visit: Visit): Work {
  const { Parameters: template } = visit.state;
  const scope = { visit, data: effectiveInput(visit) };
  const args = template === undefined ? scope.data : evaluateTemplate(template, scope);
  const timeoutSeconds = readInteger('TimeoutSeconds', scope);
  return { args, limits: { timeoutSeconds, heartbeatSeconds: readInteger('HeartbeatSeconds', scope) } };
}

function waitsForToken(resource: string): boolean {
  return resource.endsWith('.waitForTaskToken') || resource.includes(':activity:');
}

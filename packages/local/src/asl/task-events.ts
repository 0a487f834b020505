/** The events of a task, whose names and details depend on the kind of its resource. */
import type { Failure } from './errors';
import type { Visit } from './visit';
import { type Json, type JsonObject, member } from '../base/json';

export interface TaskLimits {
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
}

/** Records the events of one attempt at a task. */
export interface TaskEvents {
  /** The name of the task's result in messages. */
  readonly source: string;
  scheduled(args: Json, limits: TaskLimits): void;
  started(): void;
  succeeded(output: Json): void;
  failed(failure: Failure): void;
}

/** The recorder for a state's `Resource`. */
export function taskEvents(visit: Visit, resource: string): TaskEvents {
  const [, , service, region, , kind] = resource.split(':');
  if (service === 'lambda') return plainEvents(visit, resource, 'LambdaFunction');
  if (service === 'states' && kind === 'activity') return plainEvents(visit, resource, 'Activity');
  return integrationEvents(visit, resource, region === '' ? regionOf(visit) : region);
}

/** The ARN of a Lambda function or an activity as the resource: the oldest form, with events of its own. */
function plainEvents(visit: Visit, resource: string, prefix: 'LambdaFunction' | 'Activity'): TaskEvents {
  const { history } = visit.execution;
  return {
    source: resource,
    scheduled: (args, limits) =>
      visit.record(`${prefix}Scheduled`, {
        resource,
        input: history.text(args),
        inputDetails: { truncated: false },
        ...limitDetails(limits),
      }),
    started: () => visit.record(`${prefix}Started`, prefix === 'Activity' ? {} : undefined),
    succeeded: (output) =>
      visit.record(`${prefix}Succeeded`, { output: history.text(output), outputDetails: { truncated: false } }),
    failed: (failure) => visit.record(`${prefix}${failedOrTimedOut(failure)}`, failureDetails(failure)),
  };
}

/** A service integration such as `arn:aws:states:::aws-sdk:dynamodb:putItem`. */
function integrationEvents(visit: Visit, arn: string, region: string): TaskEvents {
  const { history } = visit.execution;
  const parts = arn.split(':').slice(5);
  const resource = parts.pop() ?? arn;
  const integration = { resource, resourceType: parts.join(':') };
  return {
    source: integration.resourceType,
    scheduled: (args, limits) =>
      visit.record('TaskScheduled', {
        ...integration,
        region,
        parameters: history.text(args),
        ...limitDetails(limits),
      }),
    started: () => visit.record('TaskStarted', integration),
    succeeded: (output) =>
      visit.record('TaskSucceeded', {
        ...integration,
        output: history.text(output),
        outputDetails: { truncated: false },
      }),
    failed: (failure) =>
      visit.record(`Task${failedOrTimedOut(failure)}`, { ...integration, ...failureDetails(failure) }),
  };
}

function regionOf(visit: Visit): string {
  const arn = member(visit.execution.context.StateMachine, 'Id');
  return String(arn).split(':')[3] ?? '';
}

function limitDetails({ timeoutSeconds, heartbeatSeconds }: TaskLimits): JsonObject {
  return {
    ...(timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: heartbeatSeconds }),
  };
}

/** The details that a failed or timed-out event has in common with the end of an execution. */
export function failureDetails(failure: Failure): JsonObject {
  return {
    ...(failure.error === undefined ? {} : { error: failure.error }),
    ...(failure.cause === undefined ? {} : { cause: failure.cause }),
  };
}

function failedOrTimedOut(failure: Failure): string {
  return failure.isTimeout ? 'TimedOut' : 'Failed';
}

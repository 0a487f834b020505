/** Connects the inspector to the running backend. */
import { readableResources } from './readable-resources';
import { type Recorder } from './record/recorder';
import { eventBusContents, queueContents, tableContents, topicContents } from './resource-contents';
import { sendRequest } from './send-request';
import { type InspectorControls, type InspectorSource } from './source';
import { readablePath } from '../cloudformation/planned';
import { type CostOfExecution } from '../cost/execution-cost';
import { findByName } from '../plan/find-by-name';
import { type Plan } from '../plan/plan';
import { type ScheduleDescription } from '../scheduler/description';
import { type LocalServices } from '../services';

/** The parts that the inspector shows and uses. */
export interface InspectedParts {
  readonly plan: Plan;
  readonly services: LocalServices;
  readonly recorder: Recorder;
  readonly costOf: CostOfExecution;
  /** The address for requests of the inspector. */
  readonly endpoint: string;
  runSchedule(schedule: ScheduleDescription): Promise<void>;
  redeliver(queueName: string): void;
}

/** What the inspector can show and do. */
export function connectInspector(parts: InspectedParts): { source: InspectorSource; controls: InspectorControls } {
  return { source: sourceOf(parts), controls: controlsOf(parts) };
}

function sourceOf({ plan, services, recorder, costOf }: InspectedParts): InspectorSource {
  const resources = readableResources(plan.resources);
  const operable = services.calls.all().map(({ name, operations, modelledErrors }) => ({
    name,
    operations,
    errors: [...modelledErrors],
  }));
  return {
    app: [...new Set(plan.resources.map(({ stackName }) => stackName))].join(', '),
    executions: () => services.stepFunctions.executions(),
    costOf,
    running: () => services.stepFunctions.runningExecutions(),
    outbox: () => services.outbox.messages(),
    tables: () => tableContents(plan.tables, services.tables),
    queues: () => queueContents(plan.queues, services.queues),
    topics: () => topicContents(plan.topics, services.topics),
    webhooks: () => services.webhooks.requests(),
    eventBuses: () => eventBusContents(plan.eventBuses, services.eventBuses),
    stateMachines: () =>
      plan.stateMachines.map(({ path, description: { arn, definition } }) => ({
        arn,
        path: readablePath(path),
        definition,
      })),
    logs: () => recorder.lines(),
    samples: () => recorder.samples(),
    resources: () => resources,
    schedules: () =>
      plan.schedules.map(({ path, description: { expression, enabled } }) => ({
        path: readablePath(path),
        expression,
        enabled,
      })),
    services: () => operable,
    orderedFailures: () => services.faults.ordered(),
    routes: () => plan.apis[0]?.description.routes.map(({ key }) => key) ?? [],
  };
}

function controlsOf({ plan, services, recorder, endpoint, runSchedule, redeliver }: InspectedParts): InspectorControls {
  return {
    send: (request) => sendRequest(request, endpoint),
    failNext: ({ service, operation, ...fault }) => services.faults.failNext(service, operation, fault),
    forgetFailures: () => services.faults.clear(),
    runSchedule: (name) => {
      const { description } = findByName('schedule', plan.schedules, name);
      runSchedule(description).catch((error: unknown) =>
        recorder.error(`The schedule ${name} failed: ${String(error)}`),
      );
    },
    redeliver: (name) => redeliver(findByName('queue', plan.queues, name).description.name),
  };
}

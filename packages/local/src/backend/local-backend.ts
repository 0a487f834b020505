/** The handle of a running backend. */
import { type Background } from './background';
import { type LocalBackend, type Running } from './local-options';
import { urlHost } from '../base/loopback';
import { descriptionsOf } from '../cloudformation/planned';
import { type PlannedApi } from '../http-api/description';
import { type Permissions } from '../iam/permissions';
import { type Logs } from '../log-groups/logs';
import { findByName } from '../plan/find-by-name';
import { type Plan } from '../plan/plan';
import { type LocalServices } from '../services';
import { noticesOfTasks } from '../services/step-functions/task-notices';

/** The parts that the handle gives access to. */
export interface BackendParts {
  readonly plan: Plan;
  readonly services: LocalServices;
  readonly background: Background;
  readonly permissions: Permissions;
  readonly logs: Logs;
  readonly host: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Makes the handle. */
export function createBackend(parts: BackendParts): LocalBackend {
  const { plan, services, background, permissions, host, port, stop } = parts;
  const origin = `http://${urlHost(host)}:${port}`;
  const running = runningOf(plan, origin);
  return {
    endpoint: running.apis[0]?.url.replace(/\/$/, '') ?? origin,
    port,
    running,
    notices: [
      ...plan.notices,
      ...noticesOfTasks(descriptionsOf(plan.stateMachines), (resource) => services.refusalOf(resource)),
    ],
    executions: () => services.stepFunctions.executions(),
    outbox: () => services.outbox.messages(),
    webhooks: () => services.webhooks.requests(),
    table: (name) => {
      const { description } = findByName('table', plan.tables, name);
      return { items: () => services.tables.items(description.name) };
    },
    queue: (name) => {
      const { description } = findByName('queue', plan.queues, name);
      return {
        messages: () => services.queues.messages(description.name),
        redeliver: () => background.redeliver(description.name),
      };
    },
    topic: (name) => {
      const { description } = findByName('topic', plan.topics, name);
      return { messages: () => services.topics.messages(description.arn) };
    },
    eventBus: (name) => {
      const { description } = findByName('event bus', plan.eventBuses, name);
      return { events: () => services.eventBuses.events(description.arn) };
    },
    runSchedule: (name) => background.runSchedule(findByName('schedule', plan.schedules, name).description),
    logs: (name) => parts.logs.events(name),
    drain: () => background.drain(),
    iamReport: () => permissions.report(),
    failNext: (service, operation, fault) => services.faults.failNext(service, operation, fault),
    stop,
  };
}

function runningOf(plan: Plan, origin: string): Running {
  return {
    directory: plan.directory,
    apis: plan.apis.map((api) => ({
      path: api.description.path,
      url: urlOf(api, origin),
      routes: api.description.routes.map(({ key }) => key),
    })),
    sites: plan.sites.map(({ description: { bucketPath }, prefix }) => ({ bucketPath, url: `${origin}${prefix}/` })),
    stateMachines: descriptionsOf(plan.stateMachines)
      .filter(({ type }) => type === 'EXPRESS')
      .map(({ path, arn }) => ({ path, arn })),
    functions: plan.functions.map(({ path, description: { runtime } }) => ({ path, runtime })),
    tables: plan.tables.map(({ path, description: { name } }) => ({ path, name })),
    queues: plan.queues.map(({ path, description: { name } }) => ({ path, name })),
    topics: plan.topics.map(({ path, description: { name } }) => ({ path, name })),
    eventBuses: plan.eventBuses
      .filter(({ path }) => path !== 'default')
      .map(({ path, description: { name } }) => ({ path, name })),
    mappings: plan.mappings.map(({ queuePath, functionPath, description: { enabled } }) => ({
      queuePath,
      functionPath,
      enabled,
    })),
    schedules: plan.schedules.map(({ path, description: { expression, enabled } }) => ({ path, expression, enabled })),
  };
}

/** The URL of an API: that of its `$default` stage if it has one, otherwise of its first stage. */
function urlOf({ description, prefix }: PlannedApi, origin: string): string {
  const names = description.stages.map(({ name }) => name);
  const stage = names.includes('$default') || names.length === 0 ? '' : `${names[0]}/`;
  return `${origin}${prefix}/${stage}`;
}

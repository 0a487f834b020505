/** The services that run here, a line for each. They are started in this order, and stopped in it. */
import { bedrock } from './bedrock';
import { comprehend } from './comprehend';
import { type ServiceDefinition, type ServiceResources } from './definition';
import { dynamodb } from './dynamodb';
import { events } from './events';
import { httpTasks } from './http-tasks';
import { lambda } from './lambda';
import { ses } from './ses';
import { sns } from './sns';
import { sqs } from './sqs';
import { ssm } from './ssm';
import { stepFunctions } from './step-functions';
import { descriptionsOf, type Planned } from '../cloudformation/planned';

const REGISTRY = [
  lambda,
  dynamodb,
  ses,
  // The tables' lock keeps a second server from the data folder, so the queues come after it.
  sqs,
  comprehend,
  sns,
  events,
  httpTasks,
  bedrock,
  stepFunctions,
  ssm,
] as const;

export const SERVICES: readonly ServiceDefinition[] = REGISTRY;

/** The CloudFormation sides, of the services that have one. */
export const SERVICE_RESOURCES: readonly ServiceResources[] = SERVICES.flatMap(({ resources }) =>
  'none' in resources ? [] : [resources],
);

type Registered = (typeof REGISTRY)[number];

/** The services that run, by name. */
export type RunningServices = { readonly [S in Registered as S['name']]: Awaited<ReturnType<S['start']>> };

/** What the services have, e.g. `queues`, described. */
export type Descriptions = {
  readonly [S in Registered as KeyOf<S>]: S extends ServiceDefinition<string, string, infer D> ? readonly D[] : never;
};

/** The same, with where it stands in the app. */
export type PlannedResources = { readonly [K in keyof Descriptions]: readonly Planned<Descriptions[K][number]>[] };

type KeyOf<S> = S extends ServiceDefinition<string, infer Key> ? Key : never;

/** The descriptions alone, of everything that the services have. */
export function describedIn(planned: PlannedResources): Descriptions {
  const byKey: Readonly<Record<string, readonly Planned<object>[]>> = planned;
  const descriptions = SERVICE_RESOURCES.map(({ key }): [string, readonly object[]] => [
    key,
    descriptionsOf(byKey[key]),
  ]);
  // The registry's own type says what each of its services describes.
  return Object.fromEntries(descriptions) as Descriptions;
}

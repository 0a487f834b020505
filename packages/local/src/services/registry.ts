/** The services that run here, with one line for each. They are started and stopped in this order. */
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
  // The lock of the tables keeps a second server out of the data folder, so the queues come after them.
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

/** The CloudFormation part of each service that has one. */
export const SERVICE_RESOURCES: readonly ServiceResources[] = SERVICES.flatMap(({ resources }) =>
  'none' in resources ? [] : [resources],
);

type Registered = (typeof REGISTRY)[number];

/** The services that run, by name. */
export type RunningServices = { readonly [S in Registered as S['name']]: Awaited<ReturnType<S['start']>> };

/** The descriptions of the resources, by key, e.g. `queues`. */
export type Descriptions = {
  readonly [S in Registered as KeyOf<S>]: S extends ServiceDefinition<string, string, infer D> ? readonly D[] : never;
};

/** The same, with construct paths. */
export type PlannedResources = { readonly [K in keyof Descriptions]: readonly Planned<Descriptions[K][number]>[] };

type KeyOf<S> = S extends ServiceDefinition<string, infer Key> ? Key : never;

/** Only the descriptions, of all resources. */
export function describedIn(planned: PlannedResources): Descriptions {
  const byKey: Readonly<Record<string, readonly Planned<object>[]>> = planned;
  const descriptions = SERVICE_RESOURCES.map(({ key }): [string, readonly object[]] => [
    key,
    descriptionsOf(byKey[key]),
  ]);
  // The type of the registry says what each service describes.
  return Object.fromEntries(descriptions) as Descriptions;
}

/** What the calls of an execution used, by what the folder of each service says of its prices. */
import { type HistoryEvent } from '../asl/contract';
import { isObject, type Json, type JsonObject } from '../base/json';
import { type ServiceDefinition } from '../services/definition';
import { type Descriptions, SERVICES } from '../services/registry';
import { integrationResource } from '../services/step-functions/integrations/resource';
import { type CallCounter, type CountedCall, sumOf, type Usage } from '../services/usage';

/** What was used, and what of it is not counted. */
export interface CountedUsage {
  readonly usage: Usage;
  /** The services that were called and whose prices are not known here. */
  readonly uncounted: readonly string[];
}

/** A call, and the service by the name of its model, e.g. `dynamodb`. */
interface Call extends CountedCall {
  readonly service: string;
}

export function callUsage(history: readonly HistoryEvent[], descriptions: Descriptions): CountedUsage {
  const counters = new Map<string, CallCounter>();
  const uncounted = new Set<string>();
  const usages = callsOf(history).map((call) => {
    const definition = definitionOf(call.service);
    const name = definition?.readme.title ?? call.service;
    const counter = counters.get(name) ?? counterOf(definition, descriptions);
    counters.set(name, counter);
    const usage = counter(call);
    if (usage === undefined) uncounted.add(name);
    return usage ?? {};
  });
  return { usage: sumOf(...usages), uncounted: [...uncounted] };
}

function definitionOf(service: string): ServiceDefinition | undefined {
  // The two versions of the API of SES have the same prices.
  const known = service === 'ses' ? 'sesv2' : service;
  return SERVICES.find(({ name, model }) => name === known || ('name' in model && model.name === known));
}

/** A service that does not run here may have been called all the same, e.g. in the place of a mock. */
function counterOf(definition: ServiceDefinition | undefined, descriptions: Descriptions): CallCounter {
  if (definition === undefined || 'uncounted' in definition.cost) return () => undefined;
  if ('free' in definition.cost) return () => ({});
  const byKey: Readonly<Record<string, readonly object[]>> = descriptions;
  const { resources } = definition;
  return definition.cost.counter('none' in resources ? [] : byKey[resources.key]);
}

function callsOf(history: readonly HistoryEvent[]): Call[] {
  return history.flatMap((event) => {
    const isScheduled = /^(Task|LambdaFunction)Scheduled$/.test(event.type);
    const details = Object.values(event).find(isObject);
    return isScheduled && details !== undefined ? [callOf(details, outputAfter(event, history))] : [];
  });
}

function callOf({ resource, resourceType, parameters, input }: JsonObject, output: Json): Call {
  if (resourceType === undefined) {
    return { service: 'lambda', operation: 'Invoke', input: { FunctionName: resource, Payload: input }, output };
  }
  const { api = '', operation = '' } = integrationResource(`arn:aws:states:::${resourceType}:${resource}`) ?? {};
  return { service: api, operation, input: JSON.parse(String(parameters)) as Json, output };
}

/** The events of one attempt follow each other. */
function outputAfter({ id }: HistoryEvent, history: readonly HistoryEvent[]): Json {
  let last = id;
  for (const event of history.slice(id)) {
    if (event.previousEventId !== last) continue;
    if (/^(Task|LambdaFunction)Succeeded$/.test(event.type)) {
      return JSON.parse(String(Object.values(event).find(isObject)?.output)) as Json;
    }
    if (!event.type.endsWith('Started')) return null;
    last = event.id;
  }
  return null;
}

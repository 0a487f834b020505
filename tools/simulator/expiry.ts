/** A deployment that keeps records and messages for hours instead of days, so that they expire within a simulation. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import type { Deployment } from './deployment';
import type { Expiry } from './schedule';
import { withMappedStates } from './states';

const known = new WeakMap<Deployment, Map<string, Deployment>>();

/** The same object for the same one, so that it is compiled once. */
export function shortLived(deployment: Deployment, { records, messages }: Expiry): Deployment {
  const variants = known.get(deployment) ?? new Map<string, Deployment>();
  known.set(deployment, variants);
  const name = `${records} ${messages}`;
  const variant = variants.get(name) ?? withEnds(deployment, records, messages);
  variants.set(name, variant);
  return variant;
}

/** A form that keeps its records without a limit is not changed. */
function withEnds(deployment: Deployment, records: number, messages: number): Deployment {
  const { form, queues, stateMachines } = deployment;
  const kept = { ...deployment, queues: queues.map((queue) => ({ ...queue, retentionSeconds: messages })) };
  if (form.retentionSeconds === undefined) return kept;
  const end = (seconds: number) => `/ 1000) + ${seconds})`;
  const change = (state: JsonObject): JsonObject =>
    JSON.parse(JSON.stringify(state).replaceAll(end(form.retentionSeconds ?? 0), end(records))) as JsonObject;
  return {
    ...kept,
    form: { ...form, retentionSeconds: records },
    stateMachines: stateMachines.map((machine) => withMappedStates(machine, (name, state) => [[name, change(state)]])),
  };
}

/** When DynamoDB may delete an item, in milliseconds, or Infinity if it has no time. DynamoDB reads a number of whole seconds. */
export function endOf(item: JsonObject, attribute: string | undefined): number {
  const value: Json | undefined = attribute === undefined ? undefined : item[attribute];
  const seconds = (value as JsonObject | undefined)?.N;
  return typeof seconds === 'string' ? 1000 * Number(seconds) : Infinity;
}

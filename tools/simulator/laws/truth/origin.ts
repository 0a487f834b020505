/** Which post a run goes back to, by who sent what: two submissions may look alike, and one of them be spam. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject, member } from 'sentiment-form-local/lib/base/json';
import type { CallFact, ExecutionFact, Facts } from '../../facts';
import type { Content } from '../../forms/content';
import type { World } from '../../world';
import { openMessage } from '../law';

/** What a run is about, as it was posted; nothing for a sweep, and for what nobody has posted. */
export function originOf(world: World, { kind, input, post }: ExecutionFact): Content | undefined {
  if (kind === 'submission') return world.facts.posts.find((fact) => fact.post === post)?.content;
  return kind === 'replay' && isObject(input) ? originOfMessage(world, input) : undefined;
}

/**
 * What a parked message is about. A run that parks knows its post; a sweep knows a record, which a run before it wrote. Each step goes
 * back to an earlier execution, so there is an end.
 */
export function originOfMessage(world: World, message: JsonObject): Content | undefined {
  const sender = sendersOf(world.facts).get(JSON.stringify(message));
  if (sender === undefined) return undefined;
  const writer = sender.kind === 'sweep' ? writerOf(world, String(message.referenceNumber)) : sender;
  return writer && originOf(world, writer);
}

const known = new WeakMap<Facts, ReadonlyMap<string, ExecutionFact>>();

/** Who sent each message first. Only asked when all is over. */
function sendersOf(facts: Facts): ReadonlyMap<string, ExecutionFact> {
  let senders = known.get(facts);
  if (senders === undefined) {
    const sent = facts.calls.filter((call) => call.operation === 'sqs.SendMessage' && call.doneAt !== undefined);
    const messages = sent.map((call): [string, ExecutionFact] => [
      JSON.stringify(openMessage(String(member(call.input, 'MessageBody')))),
      executionOf(facts, call),
    ]);
    senders = new Map(messages.reverse());
    known.set(facts, senders);
  }
  return senders;
}

/** The run that recorded what stands under a number. */
function writerOf({ facts }: World, number: string): ExecutionFact | undefined {
  const put = facts.calls.find(
    ({ operation, input, doneAt }) =>
      operation === 'dynamodb.PutItem' &&
      doneAt !== undefined &&
      member(member(member(input, 'Item'), 'referenceNumber'), 'S') === number,
  );
  return put && executionOf(facts, put);
}

function executionOf({ executions }: Facts, { caller }: CallFact): ExecutionFact {
  return executions[caller.execution ?? 0];
}

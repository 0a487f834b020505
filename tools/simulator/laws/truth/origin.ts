/** Which post a run belongs to, by who sent it: two submissions may look the same, although one of them is spam. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject, member } from 'sentiment-form-local/lib/base/json';
import type { CallFact, ExecutionFact, Facts } from '../../facts';
import type { Content } from '../../forms/content';
import type { World } from '../../world';
import { openMessage } from '../law';

/** The post that a run processes. Undefined for a sweep, and for something that nobody has posted. */
export function originOf(world: World, { kind, input, post }: ExecutionFact): Content | undefined {
  if (kind === 'submission') return world.facts.posts.find((fact) => fact.post === post)?.content;
  return kind === 'replay' && isObject(input) ? originOfMessage(world, input) : undefined;
}

/**
 * The post that a parked message belongs to. A run that parks knows its post. A sweep knows a record, which an earlier run wrote. Each
 * step goes back to an earlier execution, so the search ends.
 */
export function originOfMessage(world: World, message: JsonObject): Content | undefined {
  const sender = sendersOf(world.facts).get(JSON.stringify(message));
  if (sender === undefined) return undefined;
  const writer = sender.kind === 'sweep' ? writerOf(world, String(message.referenceNumber)) : sender;
  return writer && originOf(world, writer);
}

const known = new WeakMap<Facts, ReadonlyMap<string, ExecutionFact>>();

/** The execution that sent each message first. Only called at the end of a simulation. */
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

/** The run that recorded the item with a number. */
function writerOf({ facts }: World, referenceNumber: string): ExecutionFact | undefined {
  const put = facts.calls.find(
    ({ operation, input, doneAt }) =>
      operation === 'dynamodb.PutItem' &&
      doneAt !== undefined &&
      member(member(member(input, 'Item'), 'referenceNumber'), 'S') === referenceNumber,
  );
  return put && executionOf(facts, put);
}

function executionOf({ executions }: Facts, { caller }: CallFact): ExecutionFact {
  return executions[caller.execution ?? 0];
}

/** What has expired: records after the retention of the form, messages after the retention of their queue. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import type { CallFact, ExpiredFact } from '../facts';
import type { Item } from '../items';
import type { World } from '../world';
import { openMessage, ownItems } from './law';
import { textOf, isPointer } from '../records';

/** The records that expired, and were not deleted earlier. */
export function expiredItems({ facts, deployment }: World): Item[] {
  const { retentionSeconds = Infinity } = deployment.form;
  const isDue = ({ at, item }: ExpiredFact) =>
    at >= 1000 * (Math.floor(Date.parse(textOf(item, 'receivedAt') ?? '') / 1000) + retentionSeconds);
  return facts.expired.filter((fact) => !isPointer(fact.item) && isDue(fact)).map(({ item }) => item);
}

/** All records of what customers of this simulation sent, including expired ones. */
export function everItems(world: World): Item[] {
  const { foreign, expired } = world.facts;
  const gone = expired.filter(({ key, item }) => !foreign.has(key) && !isPointer(item)).map(({ item }) => item);
  return [...ownItems(world), ...gone];
}

/** Whether an item with this number has expired. A later item with the same number knows nothing about it. */
export function hasExpired({ facts }: World, key: string): boolean {
  return facts.expired.some((fact) => fact.key === key);
}

/**
 * The messages that expired after an alarm had been raised for them: an alarm on the dead-letter queue needs this many seconds with
 * a message in it.
 */
export function expiredMessages(world: World): JsonObject[] {
  const { facts, deployment, now } = world;
  const lasts = Math.min(...deployment.queues.map(({ retentionSeconds = 0 }) => retentionSeconds));
  const isOver = ({ doneAt = Infinity }: CallFact) => now() >= doneAt + 1000 * lasts;
  return facts.calls
    .filter((call) => call.operation === 'sqs.SendMessage' && isOver(call))
    .map(({ input }) => String(member(input, 'MessageBody')))
    .filter((body) => isAlarmed(world, body))
    .map(openMessage);
}

/** The messages that are not processed automatically: those in the dead-letter queue, and those that expired there. */
export function deadLetters(world: World): JsonObject[] {
  return [...world.dead().map(openMessage), ...expiredMessages(world)];
}

function isAlarmed({ facts, deployment, now }: World, body: string): boolean {
  const since = facts.deadSince.get(body) ?? Infinity;
  return deployment.deadLetterAlarms.some((seconds) => now() >= since + 1000 * seconds);
}

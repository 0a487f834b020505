/** What is gone because its time was up: records at the end of the form's retention, messages at the end of their queue's. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import type { CallFact, ExpiredFact } from '../facts';
import type { Item } from '../items';
import type { World } from '../world';
import { openMessage, ownItems } from './law';
import { textOf, isPointer } from '../records';

/** The records that came to their end, and not before it. */
export function expiredItems({ facts, deployment }: World): Item[] {
  const { retentionSeconds = Infinity } = deployment.form;
  const isDue = ({ at, item }: ExpiredFact) =>
    at >= 1000 * (Math.floor(Date.parse(textOf(item, 'receivedAt') ?? '') / 1000) + retentionSeconds);
  return facts.expired.filter((fact) => !isPointer(fact.item) && isDue(fact)).map(({ item }) => item);
}

/** All records of what customers of this simulation sent, those that came to their end among them. */
export function everItems(world: World): Item[] {
  const { foreign, expired } = world.facts;
  const gone = expired.filter(({ key, item }) => !foreign.has(key) && !isPointer(item)).map(({ item }) => item);
  return [...ownItems(world), ...gone];
}

/** Whether something stood under a number that has come to its end. What comes there after it knows nothing of it. */
export function hasExpired({ facts }: World, key: string): boolean {
  return facts.expired.some((fact) => fact.key === key);
}

/**
 * The messages that came to their end after somebody had been told of them: an alarm on the dead-letter queue needs so many seconds with
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

/** The messages that nobody takes up by himself: those in the dead-letter queue, and those that came to their end there. */
export function deadLetters(world: World): JsonObject[] {
  return [...world.dead().map(openMessage), ...expiredMessages(world)];
}

function isAlarmed({ facts, deployment, now }: World, body: string): boolean {
  const since = facts.deadSince.get(body) ?? Infinity;
  return deployment.deadLetterAlarms.some((seconds) => now() >= since + 1000 * seconds);
}

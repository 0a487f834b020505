/** Law 7: what follows from all others when faults have stopped and time goes on. */
import { textOf, textsOf } from '../facts';
import type { Item } from '../items';
import type { World } from '../world';
import { emailsOf, keyOf, openMessage, ownItems, type Law } from './law';

const NEEDS_ATTENTION = ['NEGATIVE', 'UNKNOWN'];
/** How often a message is tried before it goes to the dead-letter queue. */
const TRIES = 5;

/** What follows from all laws, once faults have stopped. */
export const CONVERGES: Law = {
  number: 7,
  title:
    'Once faults stop, every record is analysed and told of, nothing waits, and only the hopeless is a dead letter.',
  finally: (world) => restless(world) ?? unfinished(world) ?? buriedTooEarly(world),
};

function restless(world: World): string | undefined {
  if (world.isAtRest()) return undefined;
  const waiting = world.waiting().length;
  const pending = ownItems(world).filter((item) => textOf(item, 'attention') === 'PENDING');
  return `A day after the last fault ${waiting} messages wait, and ${pending.map(keyOf).join(', ') || 'no record'} is pending.`;
}

function unfinished(world: World): string | undefined {
  const given = new Set(world.dead().map((body) => openMessage(body).referenceNumber));
  for (const item of ownItems(world)) {
    if (given.has(keyOf(item))) continue;
    const problem = unfinishedPart(world, item);
    if (problem !== undefined) return `The record ${keyOf(item)} ${problem}.`;
  }
  return undefined;
}

function unfinishedPart(world: World, item: Item): string | undefined {
  const [sentiment, attention] = [textOf(item, 'sentiment'), textOf(item, 'attention')];
  if (sentiment === undefined) return 'was never analysed';
  if (!NEEDS_ATTENTION.includes(sentiment)) return attention === 'PARKED' ? 'is still parked' : undefined;
  if (attention !== 'OPEN') return `needs attention, and its attention is ${attention ?? 'gone'}`;
  if (textsOf(item, 'notified').length === 0) return 'is open, and does not say who was told';
  return emailsOf(world, item).length === 0 ? 'says that somebody was told, and no email went out' : undefined;
}

/** A message may not be given up before so many things went wrong. */
function buriedTooEarly(world: World): string | undefined {
  if (world.dead().length === 0) return undefined;
  const { calls, mishaps } = world.facts;
  const faulty = calls.filter(({ fault, caller }) => fault && caller.kind !== 'submission' && caller.kind !== 'sweep');
  const others = mishaps.filter(({ kind }) => kind !== 'number taken' && kind !== 'answer lost to customer');
  if (faulty.length + others.length >= TRIES) return undefined;
  return `A message is in the dead-letter queue, though only ${faulty.length + others.length} things went wrong with replays.`;
}

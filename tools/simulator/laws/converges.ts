/** Law 7: what must be true when faults have stopped and some time has passed. */
import { member } from 'sentiment-form-local/lib/base/json';
import { brokeAt, type ExecutionFact, type Mishap } from '../facts';
import { hasAddress, isHeld, type Channel } from '../forms/channel';
import type { Item } from '../items';
import type { World } from '../world';
import { deadLetters, hasExpired } from './expired';
import { analysisIn, emailsOf, ownItems, type Law } from './law';
import { textOf, textsOf, attentionOf, keyOf } from '../records';

/** How often a message is tried before it goes to the dead-letter queue. */
const TRIES = 5;

/** What may have used up a try of a replay, other than a failed call or expression of its own. */
const HARMFUL: readonly Mishap['kind'][] = [
  'cut off',
  'function crashed',
  'function throttled',
  'delivered twice',
  'expired',
];

/** What must be true, once faults have stopped. */
export const CONVERGES: Law = {
  number: 7,
  title:
    'Once faults stop, every record is analysed and told of, nothing waits, and only the hopeless is a dead letter.',
  finally: (world) => restless(world) ?? unfinished(world) ?? buriedTooEarly(world),
};

function restless(world: World): string | undefined {
  if (world.isAtRest()) return undefined;
  const waiting = world.waiting().length;
  const pending = ownItems(world).filter((item) => attentionOf(item) === 'PENDING');
  return `A day after the last fault ${waiting} messages wait, and ${pending.map(keyOf).join(', ') || 'no record'} is pending.`;
}

function unfinished(world: World): string | undefined {
  const given = new Set(deadLetters(world).map(({ referenceNumber }) => referenceNumber));
  for (const item of ownItems(world)) {
    if (given.has(keyOf(item))) continue;
    const problem = unfinishedPart(world, item);
    if (problem !== undefined) return `The record ${keyOf(item)} ${problem}.`;
  }
  return undefined;
}

function unfinishedPart(world: World, item: Item): string | undefined {
  const attention = attentionOf(item);
  if (textOf(item, 'sentiment') === undefined && !isHeld(item)) return 'was never analysed';
  const isClosed = world.facts.changes.some((change) => change.key === keyOf(item) && change.isClosed);
  const due = isClosed ? undefined : isHeld(item) ? 'HELD' : needsAttention(world, item) ? 'OPEN' : undefined;
  if (attention !== due) return `has the attention ${attention ?? 'none'}, and should have ${due ?? 'none'}`;
  for (const channel of world.deployment.channels) {
    const problem = isDue(world, channel, item)
      ? notNotified(world, item, channel)
      : notifiedForNothing(world, item, channel);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Whether a person has to act next. */
function needsAttention({ deployment: { form } }: World, item: Item): boolean {
  const { attention = ({ sentiment }) => ['NEGATIVE', 'UNKNOWN'].includes(sentiment) } = form;
  return attention(analysisIn(item));
}

/** Whether a notification about a record must be sent through a channel. */
function isDue(world: World, { isReceipt }: Channel, item: Item): boolean {
  if (isHeld(item)) return false;
  return isReceipt ? hasAddress(item) : needsAttention(world, item);
}

function notNotified(world: World, item: Item, channel: Channel): string | undefined {
  if (!textsOf(item, 'notified').includes(channel.name)) return `does not say that the ${channel.name} went out`;
  return emailsOf(world, item, channel).length === 0
    ? `says that the ${channel.name} went out, and none did`
    : undefined;
}

function notifiedForNothing(world: World, item: Item, channel: Channel): string | undefined {
  // An earlier record with this number may have had another sentiment.
  if (hasExpired(world, keyOf(item))) return undefined;
  return emailsOf(world, item, channel).length > 0 ? `had a ${channel.name} that was not for it` : undefined;
}

/** Bad input that a broken check accepted is rejected in each of its replays. */
function isHopeless(replay: ExecutionFact): boolean {
  return brokeAt(replay) || member(replay.output, 'outcome') === 'REJECTED';
}

/** A message must not become a dead letter before this many things went wrong. */
function buriedTooEarly(world: World): string | undefined {
  if (world.dead().length === 0) return undefined;
  const { calls, executions, mishaps } = world.facts;
  const faulty = calls.filter(({ fault, caller }) => fault && caller.kind !== 'submission' && caller.kind !== 'sweep');
  const others = mishaps.filter(({ kind }) => HARMFUL.includes(kind));
  const broken = executions.filter((execution) => execution.kind === 'replay' && isHopeless(execution));
  const count = faulty.length + others.length + broken.length;
  if (count >= TRIES) return undefined;
  return `A message is in the dead-letter queue, though only ${count} things went wrong with replays.`;
}

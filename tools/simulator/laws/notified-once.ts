/** Law 2, for notifications: what a run must have known, and what it did. */
import type { CallFact, Caller } from '../facts';
import type { Channel } from '../forms/channel';
import type { Item } from '../items';
import type { World } from '../world';
import { hasExpired } from './expired';
import { emailsOf, ownItems, type Law } from './law';
import { textsOf, keyOf } from '../records';

/** The part of law 2 about notifications. */
export const NOTIFIED_ONCE: Law = {
  number: 2,
  title: 'A notification that is known to have gone out is never sent again; only a lost answer may repeat it.',
  finally: (world) => {
    // After a record has expired, it is not known which notifications were sent for it.
    for (const item of ownItems(world).filter((one) => !hasExpired(world, keyOf(one)))) {
      for (const channel of world.deployment.channels) {
        const problem = sentAfterMark(world, item, channel) ?? sentAgainAfterAnswer(world, item, channel);
        if (problem !== undefined) return problem;
      }
    }
    return undefined;
  },
};

/** A run that began after the record was marked must have known. */
function sentAfterMark(world: World, item: Item, channel: Channel): string | undefined {
  const markedAt = markedAtOf(world, item, channel);
  const known = emailsOf(world, item, channel).find(({ caller }) => startOf(world, caller) > markedAt);
  if (known === undefined) return undefined;
  return `Execution ${(known.caller.execution ?? 0) + 1} sent the ${channel.name} of ${keyOf(item)} again, which was marked as told before it began.`;
}

/** A run that got an answer for an email knows that it was sent. */
function sentAgainAfterAnswer(world: World, item: Item, channel: Channel): string | undefined {
  const emails = emailsOf(world, item, channel);
  const again = emails.find((email, place) => emails.slice(0, place).some((earlier) => isKnownTo(email, earlier)));
  return (
    again &&
    `Execution ${(again.caller.execution ?? 0) + 1} sent the ${channel.name} of ${keyOf(item)} twice, although it had its answer.`
  );
}

function isKnownTo(email: CallFact, earlier: CallFact): boolean {
  return earlier.caller.execution === email.caller.execution && earlier.answered;
}

function startOf({ facts }: World, { execution }: Caller): number {
  return execution === undefined ? 0 : facts.executions[execution].startedAt;
}

function markedAtOf({ facts }: World, item: Item, { name }: Channel): number {
  const mark = facts.writes.find(({ key, after }) => key === keyOf(item) && textsOf(after, 'notified').includes(name));
  return mark?.at ?? Infinity;
}

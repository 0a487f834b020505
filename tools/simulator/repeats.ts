/** Emails that went out more than once for a record, and why: SES has no idempotency key, so some do. */
import type { CallFact } from './facts';
import type { Item } from './items';
import { emailsOf, ownItems } from './laws/law';
import { keyOf } from './records';
import type { World } from './world';

/** How many emails were repeated, and how many of them although no answer was lost, because two runs of one submission overlapped. */
export function repeatedEmails(world: World): { afterLostAnswer: number; byOverlap: number } {
  let [afterLostAnswer, byOverlap] = [0, 0];
  for (const item of ownItems(world)) {
    for (const channel of world.deployment.channels) {
      const emails = emailsOf(world, item, channel);
      const again = Math.max(0, emails.length - 1);
      if (isExplained(world, item, emails)) afterLostAnswer += again;
      else byOverlap += again;
    }
  }
  return { afterLostAnswer, byOverlap };
}

/** An email or its mark lost its answer, or a run was cut off between the two. */
function isExplained(world: World, item: Item, emails: readonly CallFact[]): boolean {
  const isCut = ({ caller }: CallFact) => world.facts.executions[caller.execution ?? 0].status === 'CUT';
  return (
    emails.some(({ fault }) => fault !== undefined) ||
    emails.some(isCut) ||
    marksOf(world, item).some(({ fault }) => fault)
  );
}

function marksOf({ facts }: World, item: Item): CallFact[] {
  return facts.calls.filter(({ operation, input }) => {
    const text = JSON.stringify(input);
    return operation === 'dynamodb.UpdateItem' && text.includes('notified') && text.includes(keyOf(item));
  });
}

/** Law 3: reference numbers are computed here from what was sent, and compared with those of the answers. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { isReferenceNumber } from '../../../src/handlers/reference-number';
import type { ExecutionFact, TicketFact } from '../facts';
import { isBad, recordedOf } from '../forms/content';
import { contentHashOf, referenceNumberOfText, referenceNumbersOf, tomorrowsNumbersOf } from '../numbers';
import type { World } from '../world';
import { bare, deployedAt, idOf, MARKER, type Law } from './law';
import { textOf, ticketsOf } from '../records';
import { TOMORROWS_SALT } from '../tomorrow';

/** Law 3. */
export const NUMBERS: Law = {
  number: 3,
  title:
    'A number follows from the submission alone, has its check symbol, and is marked if and only if it was parked.',
  finally: (world) => {
    for (const ticket of world.facts.tickets) {
      const problem = malformed(ticket) ?? unfounded(world, ticket) ?? wronglyMarked(world, ticket);
      if (problem !== undefined) {
        return `The ticket ${ticket.ticketId} of execution ${ticket.execution + 1} ${problem}.`;
      }
    }
    return undefined;
  },
};

function malformed({ ticketId }: TicketFact): string | undefined {
  return isReferenceNumber(bare(ticketId)) ? undefined : 'is no well-formed number';
}

/**
 * Bad input leaves nothing from which a number could be computed, and is accepted only if the check is broken. If no ID was sent, the
 * record contains the one that the workflow chose. A submission that is parked unchecked may have a number from its text.
 */
function unfounded(world: World, { execution, ticketId }: TicketFact): string | undefined {
  const { facts, items } = world;
  const { kind, input, post } = facts.executions[execution];
  const content = facts.posts.find((fact) => fact.post === post)?.content;
  if (kind !== 'submission' || content === undefined || isBad(content)) return undefined;
  const record = items().find((item) => ticketsOf(item).includes(ticketId));
  const id = idOf(input) ?? textOf(record, 'submissionId');
  if (id === undefined) return undefined;
  if (possibleNumbers(world, facts.executions[execution], id, recordedOf(content)).includes(bare(ticketId))) {
    return undefined;
  }
  if (ticketId.startsWith(MARKER) && bare(ticketId) === referenceNumberOfText(id, input)) return undefined;
  return `does not follow from the submission ${id}`;
}

/**
 * The numbers of a run by the version of the workflow in which it started. A run that is in progress during a deployment keeps its definition,
 * and may call the next version of the function.
 */
function possibleNumbers(world: World, execution: ExecutionFact, id: string, kept: JsonObject): string[] {
  const { form } = world.deployment;
  const { startedAt, endedAt = Infinity } = execution;
  const changedAt = deployedAt(world);
  const hash = contentHashOf(form, kept);
  return [
    ...(startedAt <= changedAt ? referenceNumbersOf(id, hash) : []),
    ...(startedAt <= changedAt && changedAt <= endedAt ? tomorrowsNumbersOf(id, hash) : []),
    ...(startedAt >= changedAt ? tomorrowsNumbersOf(id, contentHashOf(form, kept, TOMORROWS_SALT)) : []),
  ];
}

/** Only the number of a submission that was sent to the queue has the mark. */
function wronglyMarked({ facts }: World, { ticketId, at }: TicketFact): string | undefined {
  const parked = facts.calls.some(
    ({ operation, doneAt, input }) =>
      operation === 'sqs.SendMessage' && doneAt !== undefined && JSON.stringify(input).includes(ticketId),
  );
  if (ticketId.startsWith(MARKER) && !parked) return 'has the mark of parked ones, but was never parked';
  const recordedAt = facts.writes.find(({ after }) => ticketsOf(after).includes(ticketId))?.at ?? Infinity;
  return !ticketId.startsWith(MARKER) && recordedAt > at ? 'was parked, and has no mark' : undefined;
}

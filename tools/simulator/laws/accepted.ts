/** Law 4: what was accepted is kept, whatever becomes of the analyzer and the notifications. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import { brokeAt, type CallFact, type ExecutionFact, type TicketFact } from '../facts';
import { asksForLanguage } from '../forms/analyzer';
import { sendsMessage } from '../forms/channel';
import { isBad } from '../forms/content';
import type { Item } from '../items';
import type { World } from '../world';
import { deadLetters, everItems } from './expired';
import { callsOf, contentOf, contentOfItem, idOf, MARKER, type Law } from './law';
import { textOf } from '../records';

/** Law 4. */
export const ACCEPTED_IS_KEPT: Law = {
  number: 4,
  title: 'What a customer saw accepted is kept whole, and neither the analyzer nor a notification decides over that.',
  finally: (world) => missing(world) ?? failedForHelpers(world) ?? parkedForHelpers(world),
};

function missing(world: World): string | undefined {
  const kept: [string, string][] = [...everItems(world).map(recorded), ...deadLetters(world).map(parked)];
  const lost = world.facts.posts
    .filter(({ seen }) => seen === 'ACCEPTED')
    .find(({ body, content }) => {
      const id = isBad(content) ? undefined : idOf(body);
      return !kept.some(([keptId, whole]) => whole === contentOf(body) && (id === undefined || keptId === id));
    });
  return lost && `Customer ${lost.post + 1} saw the submission accepted, and it is in no record and in no dead letter.`;
}

function recorded(item: Item): [string, string] {
  return [textOf(item, 'submissionId') ?? '', contentOfItem(item)];
}

function parked({ submission, unchecked, id }: JsonObject): [string, string] {
  const whole = member(submission, 'fields');
  return [String(member(submission, 'id') ?? id), contentOf(whole ?? unchecked)];
}

function failedForHelpers(world: World): string | undefined {
  const failed = world.facts.executions
    .filter(({ kind, status }) => kind === 'submission' && status === 'FAILED')
    .find((execution) => isHelpersFault(world, execution));
  return (
    failed &&
    `Execution ${failed.index + 1} failed (${failed.error}) though nothing but analysis or telling went wrong.`
  );
}

/** The record is not left to a replay either. */
function parkedForHelpers(world: World): string | undefined {
  const { executions, tickets } = world.facts;
  const waiting = tickets
    .filter(({ execution, ticketId }) => executions[execution].kind === 'submission' && ticketId.startsWith(MARKER))
    .find((ticket) => isHelpersFault(world, executions[ticket.execution]) && !isGivenAgain(world, ticket));
  return (
    waiting &&
    `Execution ${waiting.execution + 1} parked what it was given though nothing but analysis or telling went wrong.`
  );
}

/** Whether an earlier run gave out the same ticket: it parked the submission, and this run only found the record. */
function isGivenAgain({ facts: { executions, tickets } }: World, { execution, ticketId }: TicketFact): boolean {
  return tickets.some((earlier) => earlier.ticketId === ticketId && earlier.at <= executions[execution].startedAt);
}

function isHelpersFault(world: World, execution: ExecutionFact): boolean {
  const faulty = callsOf(world, execution).filter(({ fault }) => fault !== undefined);
  return faulty.length > 0 && faulty.every((call) => isOfHelper(world, call)) && !brokeAt(execution);
}

/** Whether a call only analyzes or notifies. */
function isOfHelper({ deployment: { form, channels } }: World, call: CallFact): boolean {
  const { operation, input } = call;
  return form.analyzer.isAsked(operation, input) || asksForLanguage(operation) || sendsMessage(channels, call);
}

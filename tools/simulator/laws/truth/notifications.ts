/** What notifications contain, and who gets them. */
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { difference } from './compare';
import type { CallFact } from '../../facts';
import { channelOf, sendsMessage } from '../../forms/channel';
import { recordedOf } from '../../forms/content';
import { everItems, hasExpired } from '../expired';
import { analysisOf, isAbout, isUnchecked, type Run } from './run';
import { textOf, keyOf, ticketsOf } from '../../records';
import type { World } from '../../world';

/** Each notification is exactly as configured. */
export function wrongNotification(world: World, call: CallFact, run: Run | undefined): string | undefined {
  const { channels } = world.deployment;
  const { input, doneAt } = call;
  if (!sendsMessage(channels, call) || doneAt === undefined) return undefined;
  if (run === undefined) return 'it tells of nothing that was posted';
  const { content } = run;
  const channel = channelOf(channels, call);
  if (channel === undefined) return 'it is sent in a way that nobody has configured';
  // A submission whose record has expired may have been recorded again, with other tickets or another number.
  const items = everItems(world).filter((one) => isAbout(run, one));
  if (items.length === 0) return 'it tells of something that is in no record';
  if (!items.some((item) => isAnalyzed(world, keyOf(item), doneAt))) {
    return 'it is sent before the sentiment is recorded';
  }
  const problems = items.flatMap((item) =>
    (ticketOf(run) ?? ticketsOf(item)).map((ticketId) =>
      difference(
        input,
        channel.expected(
          {
            ...analysisOf(run),
            ticketId,
            referenceNumber: keyOf(item),
            submissionId: textOf(item, 'submissionId') ?? '',
            receivedAt: receivedAtOf(run),
            fields: recordedOf(content),
          },
          input,
        ),
      ),
    ),
  );
  return problems.every((problem) => problem !== undefined) ? problems[0] : undefined;
}

/**
 * Whether a record had a sentiment by then. If the table accepts no sentiment, it also accepts no mark that a notification was sent, so
 * each replay would send it again. A record that has expired is not checked.
 */
function isAnalyzed(world: World, record: string, time: number): boolean {
  if (hasExpired(world, record)) return true;
  return world.facts.writes.some(({ key, at, after }) => key === record && at <= time && after.sentiment !== undefined);
}

/** The ticket that the run uses, if that can be known from outside. A submission that is parked unchecked gets another ticket. */
function ticketOf(run: Run): string[] | undefined {
  const { execution, message } = run;
  if (message !== undefined) return [String(message.ticketId)];
  const { status, output } = execution;
  return status === 'SUCCEEDED' && !isUnchecked(run) ? [String((output as JsonObject).ticketId)] : undefined;
}

/** A run that finds the record of an earlier run names the time at which it received the submission itself. */
function receivedAtOf({ execution, message }: Run): string {
  const submission = message?.submission as JsonObject | undefined;
  return submission === undefined
    ? new Date(Math.floor(execution.startedAt)).toISOString()
    : String(submission.receivedAt);
}

/** The answers that customers get. */
import { member } from 'sentiment-form-local/lib/base/json';
import { difference } from './compare';
import { analysisOf, isAbout, isUnchecked, type Run } from './run';
import type { PostFact } from '../../facts';
import { UNKNOWN } from '../../forms/analyzer';
import { ticketsOf } from '../../records';
import type { World } from '../../world';

/** The answer of a run: the ticket of the submission, and its sentiment. */
export function wrongAnswer(run: Run): string | undefined {
  const { execution, content } = run;
  const { kind, status, output } = execution;
  if (kind !== 'submission' || status !== 'SUCCEEDED' || output === undefined) return undefined;
  if (member(output, 'outcome') === 'REJECTED') {
    return difference(output, { outcome: 'REJECTED', errors: (content.errors ?? []).map((error) => ({ ...error })) });
  }
  const { sentiment, sentimentScore } = isUnchecked(run) ? UNKNOWN : analysisOf(run);
  const ticketId = member(output, 'ticketId');
  return (
    difference(output, { outcome: 'ACCEPTED', ticketId, sentiment, sentimentScore }) ??
    (isTicketOfIts(run, String(ticketId)) ? undefined : `${String(ticketId)} is no ticket of what was posted`)
  );
}

/** A web API's answer does not contain the workflow's `outcome`. */
export function wrongPage(world: World, { answer, execution, content }: PostFact): string | undefined {
  if (world.deployment.responderArn === undefined || execution === undefined || answer === undefined) return undefined;
  const { status, output } = world.facts.executions[execution];
  if (status !== 'SUCCEEDED') return difference(member(answer, 'status'), 503, 'the status');
  if (member(output, 'outcome') !== 'ACCEPTED') {
    return difference(
      member(answer, 'errors'),
      (content.errors ?? []).map((error) => ({ ...error })),
      'the errors',
    );
  }
  const answered = { ticketId: member(output, 'ticketId'), sentiment: member(output, 'sentiment') };
  return difference(answer, { ...answered, sentimentScore: member(output, 'sentimentScore') }, 'the body');
}

function isTicketOfIts(run: Run, ticketId: string): boolean {
  const item = run.world.items().find((one) => ticketsOf(one).includes(ticketId));
  return item === undefined || isAbout(run, item);
}

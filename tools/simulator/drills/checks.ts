/** What has to be true of a drill beside the laws. */
import type { World } from '../world';

/** One refusal is made up for within the run: nobody notices, and nothing is left to a replay. */
export function unnoticed({ facts, deployment: { form } }: World): string | undefined {
  const replayed = !form.notifiesAfterAnswer && facts.executions.some(({ kind }) => kind === 'replay');
  const failed = facts.posts.find(({ seen }) => seen === 'FAILURE');
  const marked = facts.tickets.find(({ ticketId }) => ticketId.startsWith('U-'));
  if (replayed) return 'There was a replay.';
  if (failed !== undefined) return `Customer ${failed.post + 1} saw a failure.`;
  if (marked !== undefined) return `The ticket ${marked.ticketId} has a mark.`;
  return undefined;
}

/** What many customers sent is done within an hour. */
export function soon({ facts }: World): string | undefined {
  const last = Math.max(...facts.writes.map(({ at }) => at));
  return last > 3_600_000 ? `The last record was finished after ${last / 1000} s.` : undefined;
}

/** Pauses grow, so that five tries last for more than an hour. */
export function fiveTries({ facts, dead }: World): string | undefined {
  const replays = facts.executions.filter(({ kind }) => kind === 'replay');
  const span =
    Math.max(...replays.map(({ startedAt }) => startedAt)) - Math.min(...replays.map(({ startedAt }) => startedAt));
  if (replays.length !== 10) return `There were ${replays.length} replays of two submissions.`;
  if (dead().length !== 2) return `${dead().length} of two messages are dead letters.`;
  return span > 3_600_000 && span < 3 * 3_600_000 ? undefined : `All tries were within ${span / 1000} s.`;
}

export function noneDead({ dead }: World): string | undefined {
  return dead().length === 0 ? undefined : 'What an hour of patience could do is a dead letter.';
}

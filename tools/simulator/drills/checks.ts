/** What has to be true of a drill beside the laws. */
import { member } from 'sentiment-form-local/lib/base/json';
import type { ExecutionFact } from '../facts';
import { openMessage } from '../laws/law';
import type { World } from '../world';

/** One refusal is made up for within the run: nobody notices, and nothing is left to a replay. */
export function unnoticed(world: World): string | undefined {
  const { facts, deployment } = world;
  const { form } = deployment;
  const replayed = !form.notifiesAfterAnswer && facts.executions.some(({ kind }) => kind === 'replay');
  const marked = facts.tickets.find(({ ticketId }) => ticketId.startsWith('U-'));
  if (replayed) return 'There was a replay.';
  if (marked !== undefined) return `The ticket ${marked.ticketId} has a mark.`;
  return turnedAway(world) ?? needlesslyRefused(world);
}

/** A customer saw a failure. */
function turnedAway({ facts }: World): string | undefined {
  const failed = facts.posts.find(({ seen }) => seen === 'FAILURE');
  return failed && `Customer ${failed.post + 1} saw a failure.`;
}

/** A service that the schedule leaves alone does what it is asked, and is waited for. A condition of the table may be false. */
function needlesslyRefused({ facts }: World): string | undefined {
  const refused = facts.calls.find(
    ({ operation, fault, answered, answer }) =>
      fault === undefined &&
      !operation.startsWith('dynamodb.') &&
      (!answered || member(answer, 'FunctionError') !== undefined),
  );
  return refused && `${refused.operation} failed, though nothing was wrong with it.`;
}

/** What many customers sent is accepted, and done within half an hour, the oldest first. */
export function soon(world: World): string | undefined {
  return turnedAway(world) ?? slow(world) ?? disordered(world);
}

function slow({ facts }: World): string | undefined {
  const last = Math.max(...facts.writes.map(({ at }) => at));
  return last > 1_800_000 ? `The last record was finished after ${last / 1000} s.` : undefined;
}

/** Pauses grow from replay to replay, as docs/operations.md says, so that five tries last for more than an hour. */
export function fiveTries({ facts, dead }: World): string | undefined {
  const replays = facts.executions.filter(({ kind }) => kind === 'replay');
  if (replays.length !== 10) return `There were ${replays.length} replays of two submissions.`;
  if (dead().length !== 2) return `${dead().length} of two messages are dead letters.`;
  const since = Math.max(...facts.deadSince.values());
  const end = Math.max(...replays.map(({ endedAt = Infinity }) => endedAt));
  if (since - end > SOON) return `The last message was a dead letter ${(since - end) / 1000} s after its last try.`;
  const pauses = pausesBetween(replays);
  return pauses.every(asPromised)
    ? undefined
    : `There were pauses of ${pauses.map((each) => each.join(', ')).join('; ')} ms.`;
}

/** Milliseconds between a replay and the next one of the same message. */
const PAUSES = [1, 4, 16, 64].map((minutes) => minutes * 60_000);

function asPromised(pauses: readonly number[]): boolean {
  return (
    pauses.length === PAUSES.length &&
    pauses.every((pause, place) => pause >= PAUSES[place] && pause < PAUSES[place] + SOON)
  );
}

/** No message is given to a second replay while the first one works, unless the queue delivers it twice. */
export function oneAtATime({ facts }: World): string | undefined {
  const replays = facts.executions.filter(({ kind }) => kind === 'replay');
  const isEarly = pausesBetween(replays).some((pauses) => pauses.some((pause) => pause < 0));
  return isEarly ? 'A message was given to a second replay before the first one had ended.' : undefined;
}

/** Between the replays of each message, whose id is in their names. */
function pausesBetween(replays: readonly ExecutionFact[]): number[][] {
  const messages = new Map<string, ExecutionFact[]>();
  for (const replay of replays) {
    const id = replay.name.replace(/-\d+$/, '');
    messages.set(id, [...(messages.get(id) ?? []), replay]);
  }
  return [...messages.values()].map((its) =>
    its.slice(1).map(({ startedAt }, place) => startedAt - (its[place].endedAt ?? Infinity)),
  );
}

/** How long a queue may take that has nothing to wait for. */
const SOON = 60_000;

/** Each sweep asks for the replays of a partition in the order in which submissions were received. */
function disordered({ facts, deployment: { form } }: World): string | undefined {
  if (form.shards !== undefined) return undefined;
  const asked = facts.calls
    .filter(({ operation, caller: { kind }, doneAt }) => operation === 'sqs.SendMessage' && kind === 'sweep' && doneAt)
    .map(({ caller: { index }, input }) => {
      const { submission } = openMessage(String(member(input, 'MessageBody')));
      return { index, delay: Number(member(input, 'DelaySeconds')), at: String(member(submission, 'receivedAt')) };
    });
  const late = asked.find((a) => asked.some((b) => a.index === b.index && a.at < b.at && a.delay > b.delay));
  return late && `What was received at ${late.at} has to wait for what was received later.`;
}

/** Every customer got a ticket, and every run left as many messages as the others, at least one. */
export function allParked({ facts }: World): string | undefined {
  const failed = facts.posts.find(({ seen }) => seen !== 'ACCEPTED');
  if (failed !== undefined) return `Customer ${failed.post + 1} saw a failure.`;
  const runs = facts.executions.filter(({ kind }) => kind === 'submission');
  const counts = runs.map(
    ({ index }) =>
      facts.calls.filter(
        ({ operation, caller, doneAt }) => operation === 'sqs.SendMessage' && caller.execution === index && doneAt,
      ).length,
  );
  return new Set(counts).size === 1 && counts[0] > 0 ? undefined : `The runs left ${counts.join(', ')} messages.`;
}

/** One refusal is made up for within the replay. */
export function replaysSucceed(world: World): string | undefined {
  return failedReplay(world, 0);
}

/**
 * The replays of ten messages meet what keeps them from their work once; later ones succeed. A form that notifies after the answer has more
 * messages.
 */
export function replayedOnce(world: World): string | undefined {
  return world.deployment.form.notifiesAfterAnswer ? undefined : failedReplay(world, 10);
}

function failedReplay({ facts }: World, from: number): string | undefined {
  const replays = facts.executions.filter(({ kind }) => kind === 'replay');
  const failed = replays.slice(from).find(({ status }) => status !== 'SUCCEEDED');
  return failed && `Execution ${failed.index + 1}, a replay, ended as ${failed.status}.`;
}

/** One refusal is made up for within the sweep. */
export function sweepsSucceed({ facts }: World): string | undefined {
  const failed = facts.executions.find(({ kind, status }) => kind === 'sweep' && status !== 'SUCCEEDED');
  return failed && `Execution ${failed.index + 1}, a sweep, ended as ${failed.status}.`;
}

export function noneDead({ dead }: World): string | undefined {
  return dead().length === 0 ? undefined : 'What an hour of patience could do is a dead letter.';
}

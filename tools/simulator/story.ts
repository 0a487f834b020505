/** Tells a simulation in words: who posted what, what went wrong, and what the customers saw. */
import type { CallFact, ExecutionFact, Facts, PostFact } from './facts';
import { lateness } from './faults';
import type { Outage } from './schedule';
import type { World } from './world';

/** One thing that happened. */
interface Happening {
  readonly at: number;
  readonly text: string;
}

/**
 * The story in chronological order.
 *
 * @param everything also lists the calls that succeeded
 */
export function story({ facts, schedule }: World, everything: boolean = false): string[] {
  const happenings = [
    ...facts.posts.map((post) => ({ at: post.at, text: posted(post, schedule.posts[post.post].id) })),
    ...facts.mishaps,
    ...schedule.outages.flatMap((outage) => outageOf(outage, facts)),
    ...facts.calls
      .filter(({ fault }) => everything || (fault !== undefined && !('lasts' in fault)))
      .map((call) => ({ at: call.at, text: called(call, facts) })),
    ...facts.executions.flatMap((execution) => ended(execution, everything)),
  ];
  return sorted(happenings).map(({ at, text }) => `${(at / 1000).toFixed(3).padStart(10)} s  ${text}`);
}

/** It appears in the story once, not once for each failed call. */
function outageOf(outage: Outage, { calls }: Facts): Happening[] {
  const hit = calls.filter(({ fault }) => fault === outage);
  if (hit.length === 0) return [];
  const operation = outage.operation === '*' ? 'call' : outage.operation.replace('.*', ' call').split('.').at(-1);
  return [
    { at: outage.from, text: `for ${outage.lasts / 1000} s every ${operation} ${fate(hit[0])} (${hit.length} did)` },
  ];
}

function sorted(happenings: readonly Happening[]): Happening[] {
  return [...happenings].sort((a, b) => a.at - b.at);
}

function posted({ post, content, submissionId, time }: PostFact, id: number | null): string {
  const under =
    submissionId === undefined ? 'without an id' : time > 0 ? `under id ${submissionId}` : `under id ${String(id)}`;
  return `customer ${post + 1} posts ${content.name} ${under}${time > 0 ? ' (again)' : ''}`;
}

function called(call: CallFact, facts: Facts): string {
  const operation = call.operation.split('.')[1];
  return `  ${operation} of ${callerOf(call, facts)} ${fate(call)}`;
}

function callerOf({ caller }: CallFact, facts: Facts): string {
  if (caller.kind === 'poller') return 'the event source';
  if (caller.kind === 'function') return `run ${caller.index + 1} of the replay function`;
  return nameOf(facts.executions[caller.execution ?? 0]);
}

function nameOf({ index, kind }: ExecutionFact): string {
  return `execution ${index + 1}${kind === 'submission' ? '' : ` (a ${kind})`}`;
}

/** The result of a call, in words. */
function fate({ fault, injected, doneAt }: CallFact): string {
  switch (fault?.kind) {
    case undefined:
      return doneAt === undefined ? 'is refused' : 'works';
    case 'error':
      return `fails with ${injected}`;
    case 'lost':
      return `${doneAt === undefined ? 'is refused' : 'succeeds'} and loses its answer (${injected})`;
    case 'hang':
      return 'never arrives, and there is no answer';
    case 'lostHang':
      return `${doneAt === undefined ? 'is refused' : 'succeeds'}, and no answer comes`;
    case 'late':
      return `arrives ${lateness(fault.pick) / 1000} s late`;
  }
}

function ended(execution: ExecutionFact, everything: boolean): Happening[] {
  const { startedAt, endedAt, status = 'still running', output, error, kind, post } = execution;
  const cause = post === undefined ? '' : ` for customer ${post + 1}`;
  const start = { at: startedAt, text: `${nameOf(execution)} begins${cause}` };
  const result = output === undefined ? (error ?? '') : JSON.stringify(output);
  const end = { at: endedAt ?? startedAt, text: `${nameOf(execution)} is ${status} ${result}`.trimEnd() };
  if (kind === 'sweep' && !everything && status === 'SUCCEEDED') return [];
  return [start, end];
}

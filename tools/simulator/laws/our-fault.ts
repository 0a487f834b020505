/** Law 6: alarms on failed executions stay true. */
import { member } from 'sentiment-form-local/lib/base/json';
import { brokeAt, type ExecutionFact } from '../facts';
import type { World } from '../world';
import { callsOf, parkedUnchecked, type Law } from './law';

/** Law 6. */
export const OUR_FAULT: Law = {
  number: 6,
  title: 'FAILED means that our services failed, the queue among them; bad input is a success that says REJECTED.',
  finally: (world) => {
    for (const execution of world.facts.executions) {
      const problem = wronglyFailed(world, execution) ?? wronglyJudged(world, execution);
      if (problem !== undefined) return `Execution ${execution.index + 1} ${problem}.`;
    }
    return undefined;
  },
};

/** A customer's run has the queue to fall back on, whichever expression breaks but the one that parks; a replay has not. */
function wronglyFailed(world: World, execution: ExecutionFact): string | undefined {
  const { kind, status, error } = execution;
  if (status !== 'FAILED') return undefined;
  const faulty = callsOf(world, execution).filter(({ fault }) => fault !== undefined);
  const isQueueAway = faulty.some(({ operation }) => operation === 'sqs.SendMessage');
  const isExcused =
    kind === 'submission'
      ? isQueueAway || brokeAt(execution, (state) => state === 'Park Submission')
      : faulty.length > 0 || brokeAt(execution) || lostItsRecord(world, execution);
  return isExcused
    ? undefined
    : `failed (${error}) although ${kind === 'submission' ? 'the queue' : 'every service'} worked`;
}

/** A record that comes to its end under a replay takes no marks any more. */
function lostItsRecord({ facts }: World, { startedAt, endedAt = Infinity }: ExecutionFact): boolean {
  return facts.expired.some(({ at }) => at >= startedAt && at <= endedAt);
}

/** Where nothing can be checked, the customer gets the benefit of the doubt. */
function wronglyJudged(world: World, execution: ExecutionFact): string | undefined {
  const { facts } = world;
  const { kind, status, output, post } = execution;
  if (kind !== 'submission' || status !== 'SUCCEEDED') return undefined;
  if (brokeAt(execution) && parkedUnchecked(callsOf(world, execution))) return undefined;
  const { errors = [] } = facts.posts.find((fact) => fact.post === post)?.content ?? {};
  const isValid = errors.length === 0;
  const outcome = member(output, 'outcome');
  if (outcome === (isValid ? 'ACCEPTED' : 'REJECTED')) return undefined;
  return `answered ${String(outcome)} to ${isValid ? 'good' : 'bad'} input`;
}

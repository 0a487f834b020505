/** Law 6: an execution fails only because of a mistake of ours, so an alarm about it is always justified. */
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

/** If an expression breaks, a customer's run parks the submission, unless the parking itself breaks. A replay cannot park. */
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

/** A record that expires during a replay cannot be marked any more. */
function lostItsRecord({ facts }: World, { startedAt, endedAt = Infinity }: ExecutionFact): boolean {
  return facts.expired.some(({ at }) => at >= startedAt && at <= endedAt);
}

/** If a submission cannot be checked, it is treated as valid. */
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

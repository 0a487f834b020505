/** Law 5: the time that a customer waits, on the virtual clock. */
import { callsOf, type Law } from './law';
import type { ExecutionFact } from '../facts';
import { sendsMessage } from '../forms/channel';
import type { World } from '../world';

/** The time limit of the workflow. */
const LIMIT = 25_000;

/** Law 5. */
export const IN_TIME: Law = {
  number: 5,
  title:
    'Every run of the workflow ends by itself within 25 seconds, and begins nothing after that; a customer waits for no notification that is to be sent after the answer.',
  finally: (world) => {
    for (const execution of world.facts.executions) {
      const { kind, index, status, startedAt, endedAt = Infinity } = execution;
      if (kind === 'sweep') continue;
      const name = `Execution ${index + 1}`;
      if (status === 'TIMED_OUT') return `${name} ran into the time limit, so its customer got no answer.`;
      if (endedAt - startedAt > LIMIT) return `${name} took ${(endedAt - startedAt) / 1000} s.`;
      const late = callsOf(world, execution).find(({ at }) => at - startedAt > LIMIT);
      if (late !== undefined) return `${name} called ${late.operation} after ${(late.at - startedAt) / 1000} s.`;
      if (notifiedBeforeAnswer(world, execution)) return `${name} notified somebody before the answer.`;
    }
    return undefined;
  },
};

function notifiedBeforeAnswer(world: World, execution: ExecutionFact): boolean {
  const { form, channels } = world.deployment;
  const isMistake = form.notifiesAfterAnswer === true && execution.kind === 'submission';
  return isMistake && callsOf(world, execution).some((call) => sendsMessage(channels, call));
}

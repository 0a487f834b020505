/** Starts the targets of a schedule once. */
import { type ScheduleDescription, type ScheduleTarget } from './description';
import { targetInput, type Firing } from './target-input';
import { type Caller } from '../services';

/** What a schedule can start. */
export interface Targets {
  /** Starts an execution and resolves at its end. Rejects if it could not be started. */
  readonly runStateMachine: (stateMachineArn: string, input: string, caller: Caller) => Promise<void>;
  /** Runs a function and resolves at its end. */
  readonly runFunction: (functionArn: string, payload: string, caller: Caller) => Promise<void>;
}

/** Resolves when everything that was started has ended; rejects with the first target that could not be started. */
export async function fire(schedule: ScheduleDescription, firing: Firing, targets: Targets): Promise<void> {
  const runs = await Promise.allSettled(
    schedule.targets.map((target) => {
      const run = target.kind === 'function' ? targets.runFunction : targets.runStateMachine;
      return run(target.arn, targetInput(schedule, target, firing), callerOf(schedule, target));
    }),
  );
  const failed = runs.find((run) => run.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** The principal that starts a target. Scheduler always has a role; a rule can have its target's permission instead. */
export function callerOf({ name, arn }: ScheduleDescription, { roleArn, source }: ScheduleTarget): Caller {
  const sourceArn = source === 'aws.scheduler' ? groupArn(arn) : arn;
  if (roleArn !== undefined) return { kind: 'role', roleArn, session: name, sourceArn };
  return { kind: 'service', principal: SERVICES[source], sourceArn };
}

/** The names of the two services in trust policies, and in the policies of functions. */
export const SERVICES: Readonly<Record<ScheduleTarget['source'], string>> = {
  'aws.scheduler': 'scheduler.amazonaws.com',
  'aws.events': 'events.amazonaws.com',
};

/**
 * The source ARN of Scheduler:
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
function groupArn(scheduleArn: string): string {
  return scheduleArn.replace(/:schedule\/([^/]+)\/.*$/, ':schedule-group/$1');
}

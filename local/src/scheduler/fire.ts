/** Starts the targets of a schedule once. */
import { type ScheduleDescription, type ScheduleTarget } from './description';
import { targetInput, type Occasion } from './target-input';

/** What a schedule can start. */
export interface Targets {
  /** Starts an execution and resolves at its end. Rejects where it could not be started. */
  readonly runStateMachine: (stateMachineArn: string, input: string) => Promise<void>;
  /** Runs a function and resolves at its end. */
  readonly runFunction: (functionArn: string, payload: string) => Promise<void>;
}

/** Resolves when everything that was started has ended; rejects with the first target that could not be started. */
export async function fire(schedule: ScheduleDescription, occasion: Occasion, targets: Targets): Promise<void> {
  const runs = await Promise.allSettled(
    schedule.targets.map((target) => start(target, targetInput(schedule, target, occasion), targets)),
  );
  const failed = runs.find((run) => run.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function start({ kind, arn }: ScheduleTarget, input: string, targets: Targets): Promise<void> {
  if (kind === 'function') await targets.runFunction(arn, input);
  else await targets.runStateMachine(arn, input);
}

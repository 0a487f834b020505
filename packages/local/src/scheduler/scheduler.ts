/** Runs schedules: waits until one is due, and starts its targets. */
import { type ScheduleDescription } from './description';
import { fire, type Targets } from './fire';
import { nextDue } from './timing';
import { type Clock } from '../base/clock';
import { type Random } from '../base/random';

/** What the schedules need. */
export interface SchedulerOptions {
  readonly targets: Targets;
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  /** Called when a target could not be started. */
  readonly onError: (schedule: ScheduleDescription, error: unknown) => void;
}

export class Scheduler {
  private readonly stopping = new AbortController();
  private readonly firing = new Set<Promise<void>>();

  public constructor(
    private readonly schedules: readonly ScheduleDescription[],
    private readonly options: SchedulerOptions,
  ) {}

  /** Runs every schedule at its times until it is stopped. */
  public async start(): Promise<void> {
    const since = this.options.clock.now();
    await Promise.all(this.schedules.map((schedule) => this.follow(schedule, since)));
  }

  /** Runs a schedule now, whether it is due and enabled or not, and waits for the end of its targets. */
  public async run(schedule: ScheduleDescription, time = this.options.clock.now()): Promise<void> {
    const { targets, random } = this.options;
    const fired = fire(schedule, { id: random.uuid(), time }, targets);
    const over = fired.catch(() => undefined);
    this.firing.add(over);
    try {
      await fired;
    } finally {
      this.firing.delete(over);
    }
  }

  /** Whether a target is still running. */
  public get isBusy(): boolean {
    return this.firing.size > 0;
  }

  public stop(): void {
    this.stopping.abort();
  }

  /** Does not wait for the targets: on AWS a long run does not delay the next one either. */
  private async follow(schedule: ScheduleDescription, since: number): Promise<void> {
    const { clock, onError } = this.options;
    const { signal } = this.stopping;
    let due = nextDue(schedule, since, since);
    while (due !== undefined) {
      await clock.sleep(due - clock.now(), signal);
      if (signal.aborted) return;
      this.run(schedule, due).catch((error: unknown) => onError(schedule, error));
      // Times that passed while the machine was asleep are skipped.
      due = nextDue(schedule, since, Math.max(due, clock.now()));
    }
  }
}

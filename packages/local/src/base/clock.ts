/** Time: that of the machine, and a virtual clock on which waiting takes no time. */
import { setMaxListeners } from 'node:events';
import { SleeperQueue, type Sleeper } from './sleeper-queue';

/** Time, in milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Resolves after `milliseconds`, or as soon as `signal` aborts; it never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** `setTimeout` fires immediately for a longer delay than a signed 32-bit number of milliseconds. */
const MAX_TIMER_MS = 2_147_483_647;

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    const end = Date.now() + milliseconds;
    let left = milliseconds;
    do {
      await timer(Math.min(left, MAX_TIMER_MS), signal);
      left = end - Date.now();
    } while (left > 0 && !signal?.aborted);
  },
};

function timer(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(handle);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const handle = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}

/**
 * A clock for tests and simulations: it does not advance while anything can run, and jumps to the time of the earliest
 * sleeper when everything is waiting. It does not know about work outside of the process, so keep that out of `invoke`.
 */
export class VirtualClock implements Clock {
  private readonly sleepers = new SleeperQueue();
  private time: number;
  private scheduled = false;

  /** @param start the time at which it starts, in milliseconds since the epoch */
  public constructor(start: number = Date.UTC(2026, 0, 1)) {
    this.time = start;
  }

  public now(): number {
    return this.time;
  }

  public sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        sleeper.awake = true;
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper: Sleeper = { wakeAt: this.time + Math.max(0, milliseconds), wake, awake: false };
      this.sleepers.add(sleeper);
      if (signal) setMaxListeners(0, signal);
      signal?.addEventListener('abort', wake);
      this.schedule();
    });
  }

  /** Promises all settle before an immediate runs: after that, nothing else can run. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.advance();
    });
  }

  /** Wakes all sleepers of the earliest time together, as one tick of a real clock would. */
  private advance(): void {
    let sleeper = this.sleepers.first();
    if (sleeper === undefined) return;
    this.time = sleeper.wakeAt;
    while (sleeper?.wakeAt === this.time) {
      sleeper.wake();
      sleeper = this.sleepers.first();
    }
    if (sleeper !== undefined) this.schedule();
  }
}

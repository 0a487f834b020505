/** How many functions and synchronous executions may run at the same time. AWS refuses more. */

/** Lambda's concurrency, and synchronous executions. */
export type Limited = 'lambda' | 'states';

/** Counts what runs. */
export class Quota {
  private readonly running = { lambda: 0, states: 0 };

  public constructor(private readonly limitNow: () => number) {}

  /** Whether there is room for one more. */
  public hasRoom(kind: Limited): boolean {
    return this.running[kind] < this.limitNow();
  }

  /** Counts one for as long as it runs. */
  public async during<T>(kind: Limited, work: () => Promise<T>): Promise<T> {
    this.running[kind] += 1;
    try {
      return await work();
    } finally {
      this.running[kind] -= 1;
    }
  }
}

/** Everything that was started, to be stopped once, in reverse order. */
export class Cleanup {
  private readonly steps: (() => unknown)[] = [];
  private running: Promise<void> | undefined;

  public add(stop: () => unknown): void {
    this.steps.unshift(stop);
  }

  public run(): Promise<void> {
    this.running ??= this.runAll();
    return this.running;
  }

  private async runAll(): Promise<void> {
    // Idle child processes do not keep a program running, but waiting for their end must.
    const hold = setInterval(() => undefined, 1_000);
    try {
      for (const stop of this.steps) await stop();
    } finally {
      clearInterval(hold);
    }
  }
}

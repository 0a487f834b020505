/** Ends the command: on a signal, or when the npm that started it has ended. */
import { constants } from 'node:os';
import { whenNpmIsGone } from './npm-above';

/** SIGHUP is sent when the terminal is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal that follows this soon is a copy: npx passes on the Ctrl+C that the terminal sends to both. */
const SAME_MILLIS = 500;

export class Ending {
  private stop: (() => Promise<void>) | undefined;
  private firstSignal: number | undefined;
  private hasBegun = false;

  public constructor() {
    SIGNALS.forEach((signal) => process.on(signal, () => this.onSignal(constants.signals[signal])));
    whenNpmIsGone(() => this.begin(constants.signals.SIGTERM));
    // A closed terminal, or a reader that has ended, accepts no more lines. The server does not need one.
    [process.stdout, process.stderr].forEach((stream) => stream.on('error', () => undefined));
  }

  /** Stops what has been started. Until it is set, the process exits immediately. */
  public use(stop: () => Promise<void>): void {
    this.stop = stop;
  }

  /** A second signal ends the process immediately: whoever presses Ctrl+C twice does not want to wait. */
  private onSignal(number: number): void {
    const now = performance.now();
    if (this.firstSignal === undefined) {
      this.firstSignal = now;
      this.begin(number);
    } else if (now - this.firstSignal > SAME_MILLIS) {
      process.exit(128 + number);
    }
  }

  private begin(number: number): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    // Not by the signal itself, after which nothing that was started would be stopped and removed.
    if (this.stop === undefined) process.exit(128 + number);
    this.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`sentiment-form-local: ${String(error)}\n`);
        process.exit(1);
      },
    );
  }
}

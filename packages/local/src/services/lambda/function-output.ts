/** The output of a function: collected from the streams of its process, and separated by run. */
import { type Readable } from 'node:stream';

/** The maximum output of one run in characters: a function that prints endlessly must not fill the server's memory. */
const MAX_OUTPUT = 1_000_000;

export class FunctionOutput {
  private readonly streams: readonly MarkedStream[];
  private text = '';

  public constructor(streams: readonly Readable[]) {
    this.streams = streams.map((stream) => new MarkedStream(stream, (text) => this.keep(text)));
  }

  /**
   * Resolves when this marker has arrived on every stream, and with it everything that was written before; or when the
   * streams have ended.
   */
  public async upTo(mark: string): Promise<void> {
    await Promise.all(this.streams.map((stream) => stream.upTo(mark)));
  }

  /** The output since the last call, in lines. */
  public take(): string[] {
    const lines = this.text.split('\n').filter((line) => line !== '');
    this.text = '';
    return lines;
  }

  private keep(text: string): void {
    this.text += text.slice(0, Math.max(0, MAX_OUTPUT - this.text.length));
  }
}

/** One stream, which contains markers in addition to the output. */
class MarkedStream {
  private unread = '';
  private mark: string | undefined;
  private hasEnded = false;
  private reached: (() => void) | undefined;

  public constructor(
    stream: Readable,
    private readonly keep: (text: string) => void,
  ) {
    // Decoded by the stream, because a character can be split between two chunks.
    stream.setEncoding('utf8').on('data', (text: string) => this.read(text));
    stream.once('close', () => this.end());
  }

  public async upTo(mark: string): Promise<void> {
    if (this.hasEnded) return;
    this.mark = mark;
    await new Promise<void>((resolve) => (this.reached = resolve));
  }

  private read(text: string): void {
    this.unread += text;
    if (this.mark === undefined) return this.keepNext(this.unread.length);
    const place = this.unread.indexOf(this.mark);
    // The last characters may be the start of the marker.
    if (place < 0) return this.keepNext(this.unread.length - this.mark.length);
    this.keepNext(place);
    this.unread = this.unread.slice(this.mark.length);
    this.mark = undefined;
    this.keepNext(this.unread.length);
    this.reached?.();
  }

  private keepNext(length: number): void {
    if (length <= 0) return;
    this.keep(this.unread.slice(0, length));
    this.unread = this.unread.slice(length);
  }

  private end(): void {
    this.hasEnded = true;
    this.keepNext(this.unread.length);
    this.reached?.();
  }
}

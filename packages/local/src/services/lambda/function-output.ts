/** What a function writes: collected from the streams of its process, and told apart by run. */
import { type Readable } from 'node:stream';

/** What is kept of the output of one run, in characters: a function that prints for ever must not fill the server. */
const MAX_OUTPUT = 1_000_000;

export class FunctionOutput {
  private readonly streams: readonly MarkedStream[];
  private text = '';

  public constructor(streams: readonly Readable[]) {
    this.streams = streams.map((stream) => new MarkedStream(stream, (text) => this.keep(text)));
  }

  /** Resolves when this mark has come on every stream, and with it all that was written before; or when they have ended. */
  public async upTo(mark: string): Promise<void> {
    await Promise.all(this.streams.map((stream) => stream.upTo(mark)));
  }

  /** What came since it was last asked, in lines. */
  public take(): string[] {
    const lines = this.text.split('\n').filter((line) => line !== '');
    this.text = '';
    return lines;
  }

  private keep(text: string): void {
    this.text += text.slice(0, Math.max(0, MAX_OUTPUT - this.text.length));
  }
}

/** One stream, in which there are marks that are no output. */
class MarkedStream {
  private unread = '';
  private mark: string | undefined;
  private hasEnded = false;
  private reached: (() => void) | undefined;

  public constructor(
    stream: Readable,
    private readonly keep: (text: string) => void,
  ) {
    // Decoded by the stream, because two chunks can share a character.
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
    // The last characters may be the first ones of the mark.
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

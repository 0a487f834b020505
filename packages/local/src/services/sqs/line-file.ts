/** A file to which lines are appended, each of them completely or not at all. */
import * as fs from 'node:fs';

/** The functions of the file system that are needed. */
export type FileSystem = Pick<
  typeof fs,
  'closeSync' | 'fstatSync' | 'fsyncSync' | 'ftruncateSync' | 'openSync' | 'writeSync'
>;

export class LineFile {
  private readonly descriptor: number;
  /** The end of the last complete line. */
  private size: number;
  private hasMore = false;

  /** @param flags `a` to continue the file, `w` to start it again */
  public constructor(
    file: string,
    flags: 'a' | 'w',
    private readonly system: FileSystem = fs,
  ) {
    this.descriptor = system.openSync(file, flags);
    this.size = system.fstatSync(this.descriptor).size;
  }

  /** Returns when the lines are on the disk; throws if they are not, and then none is. */
  public append(lines: readonly string[]): void {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    // A part that could not be removed before would become the start of this line.
    if (this.hasMore) this.cut();
    this.hasMore = true;
    try {
      this.write(bytes);
      this.system.fsyncSync(this.descriptor);
    } catch (error) {
      this.tryToCut();
      throw error;
    }
    this.size += bytes.length;
    this.hasMore = false;
  }

  public close(): void {
    this.system.closeSync(this.descriptor);
  }

  /** A disk that is almost full accepts only the first part, which shows only in the returned length. */
  private write(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length;) written += this.system.writeSync(this.descriptor, bytes, written);
  }

  private cut(): void {
    this.system.ftruncateSync(this.descriptor, this.size);
    this.hasMore = false;
  }

  private tryToCut(): void {
    try {
      this.cut();
    } catch {
      // The next line starts with another attempt.
    }
  }
}

/** A file to which lines are added, each of them in full or not at all. */
import * as fs from 'node:fs';

/** The part of the file system that is needed. */
export type FileSystem = Pick<
  typeof fs,
  'closeSync' | 'fstatSync' | 'fsyncSync' | 'ftruncateSync' | 'openSync' | 'writeSync'
>;

export class LineFile {
  private readonly descriptor: number;
  /** Where the last whole line ends. */
  private size: number;
  private hasMore = false;

  /** @param flags `a` to go on with the file, `w` to begin it */
  public constructor(
    file: string,
    flags: 'a' | 'w',
    private readonly system: FileSystem = fs,
  ) {
    this.descriptor = system.openSync(file, flags);
    this.size = system.fstatSync(this.descriptor).size;
  }

  /** Returns when the lines are on the disk; throws where they are not, and then none is. */
  public append(lines: readonly string[]): void {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    // What could not be cut off before would be the beginning of this line.
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

  /** A disk that is almost full takes the first part of what it is given, and says so only by its length. */
  private write(bytes: Uint8Array): void {
    for (let written = 0; written < bytes.length;) {
      written += this.system.writeSync(this.descriptor, bytes, written);
    }
  }

  private cut(): void {
    this.system.ftruncateSync(this.descriptor, this.size);
    this.hasMore = false;
  }

  private tryToCut(): void {
    try {
      this.cut();
    } catch {
      // The next line begins with another try.
    }
  }
}

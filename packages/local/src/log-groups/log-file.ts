/** The file of `--logs`. What cannot be written is no reason for anything else to fail. */
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { StartError } from '../base/start-error';
import { reasonOf } from '../services/disk-problem';

export class LogFile {
  private descriptor: number | undefined;
  private isFailing = false;

  /** @param logError takes a message when writing begins to fail, and one when it works again */
  public constructor(
    private readonly path: string,
    private readonly logError: (message: string) => void,
  ) {
    try {
      this.descriptor = openSync(path, 'a');
    } catch (error) {
      throw new StartError(`${this.problem(error)}. Choose another file with --logs.`);
    }
  }

  /** Adds the whole line, or nothing of it. */
  public add(line: string): void {
    try {
      this.descriptor = this.current();
      writeWhole(this.descriptor, Buffer.from(`${line}\n`));
    } catch (error) {
      if (!this.isFailing) {
        this.logError(`${this.problem(error)}. Events are missing from it until it can be written again.`);
      }
      this.isFailing = true;
      return;
    }
    if (this.isFailing) this.logError(`The log file ${this.path} can be written again.`);
    this.isFailing = false;
  }

  public close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private problem(error: unknown): string {
    return `The log file ${this.path} cannot be written: ${reasonOf(error)}`;
  }

  /** A file that was removed, by itself or with its folder, still takes what is written, but nobody will see it. */
  private current(): number {
    if (this.descriptor !== undefined && fstatSync(this.descriptor).nlink > 0) return this.descriptor;
    this.close();
    return openSync(this.path, 'a');
  }
}

/** A full disk may take the first part of a line: that is taken back. */
function writeWhole(descriptor: number, bytes: Buffer): void {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (written > 0) ftruncateSync(descriptor, fstatSync(descriptor).size - written);
    throw error;
  }
}

/** The file of `--logs`. If it cannot be written, nothing else fails. */
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { StartError } from '../base/start-error';
import { reasonOf } from '../services/disk-problem';

export class LogFile {
  private descriptor: number | undefined;
  private isFailing = false;

  /** @param logError gets a message when writing starts to fail, and another when it works again */
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

  /** Appends the whole line or nothing. */
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

  /** A file that was removed, alone or with its folder, can still be written, but nobody will see the output. */
  private current(): number {
    if (this.descriptor !== undefined && fstatSync(this.descriptor).nlink > 0) return this.descriptor;
    this.close();
    return openSync(this.path, 'a');
  }
}

/** A full disk can accept the first part of a line, which is then removed. */
function writeWhole(descriptor: number, bytes: Buffer): void {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (written > 0) ftruncateSync(descriptor, fstatSync(descriptor).size - written);
    throw error;
  }
}

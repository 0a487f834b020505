/** A file with a line about each mutation that was tried, so that a run that was interrupted goes on where it was. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Result } from './shares';

/** The results that were found so far, by name. Without a file, only this run knows them. */
export class Log {
  private readonly results = new Map<string, Result>();

  public constructor(private readonly file: string | undefined) {
    const isThere = file !== undefined && existsSync(file);
    const lines = isThere ? readFileSync(file, 'utf8').split('\n') : [];
    for (const line of lines.filter((text) => text !== '')) this.note(JSON.parse(line) as Result);
  }

  public get names(): readonly string[] {
    return [...this.results.keys()];
  }

  /** Those that neither the simulator nor a test has seen. */
  public get unseen(): readonly Result[] {
    return [...this.results.values()].filter(({ seen }) => seen === null);
  }

  public add(result: Result): void {
    this.note(result);
    if (this.file !== undefined) appendFileSync(this.file, `${JSON.stringify(result)}\n`);
  }

  private note(result: Result): void {
    this.results.set(result.name, result);
  }
}

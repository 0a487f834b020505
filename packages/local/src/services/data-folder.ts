/** The folder of `--data`. */
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { diskProblem } from './disk-problem';

/** Makes it unless it is there, and fails, in words, where nothing could be kept in it. */
export function prepareDataFolder(folder: string): void {
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    const descriptor = openSync(probe, 'w');
    try {
      // A full disk takes a file, but nothing to be in it.
      writeSync(descriptor, Buffer.alloc(PROBE_BYTES));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
      rmSync(probe, { force: true });
    }
  } catch (error) {
    throw new Error(diskProblem(`The data folder ${folder}`, error), { cause: error });
  }
}

/** Less than one submission takes. */
const PROBE_BYTES = 1024;

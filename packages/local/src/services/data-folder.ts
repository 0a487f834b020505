/** The folder of `--data`. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { diskProblem } from './disk-problem';

/** Makes it unless it is there, and fails, in words, where nothing could be kept in it. */
export function prepareDataFolder(folder: string): void {
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    makeFolder(resolve(folder));
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

/**
 * Creates one folder at a time. With `recursive`, `mkdirSync` never returns if no folder can be created in an existing one, such
 * as /proc, and may not report the error of the system.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}

/** Less than one submission takes. */
const PROBE_BYTES = 1024;

/**
 * Folders under the temporary directory that last as long as the run they belong to. Their names say which process that is:
 * what a killed one has left is known by its name, from the moment it is made.
 */
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from './errors';
import { processNamespace, readProcess } from './processes';

/** What such a folder is for. */
export type RunFolderKind = 'sentiment-form-local' | 'sentiment-form-local-watch' | 'local-lambda';

/** Removed when the process exits, if not before. */
const folders = new Set<string>();
process.on('exit', () => folders.forEach(removeRunFolder));

/** Makes an empty folder that only this user can look into. */
export function createRunFolder(kind: RunFolderKind): string {
  const folder = mkdtempSync(join(tmpdir(), `${kind}-${OWNER}-`));
  folders.add(folder);
  return folder;
}

export function removeRunFolder(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Removes the folders of this user whose runs are no longer there.
 *
 * @param log takes a line on each that cannot be removed
 */
export function removeLeftFolders(log: (line: string) => void): void {
  for (const name of namesIn(tmpdir())) {
    const folder = join(tmpdir(), name);
    try {
      if (isLeft(name) && isOwnFolder(folder)) removeRunFolder(folder);
    } catch (error) {
      const reason = messageOf(error);
      log(`The folder ${folder} of an earlier run cannot be removed: ${reason}. Remove it yourself.`);
    }
  }
}

const OWNER = [process.pid, readProcess(process.pid)?.started, processNamespace()].map((part) => part ?? '0').join('.');

const NAME = /^(?:sentiment-form-local|sentiment-form-local-watch|local-lambda)-(\d+)\.([\w-]+)\.(\d+)-\w{6}$/;

function isLeft(name: string): boolean {
  const [, pid, started, namespace] = NAME.exec(name) ?? [];
  // Of the processes in another container nothing is known here.
  if (pid === undefined || namespace !== (processNamespace() ?? '0')) return false;
  return started === '0' ? !exists(Number(pid)) : readProcess(Number(pid))?.started !== started;
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Not what a link points to, and nothing of somebody else's. */
function isOwnFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.isDirectory() && (process.getuid === undefined || stats.uid === process.getuid());
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It is not there, or not to be read: whoever needs it says so.
    return [];
  }
}

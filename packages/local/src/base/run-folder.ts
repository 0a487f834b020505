/**
 * Folders in the temporary directory that last as long as the process to which they belong. Their names contain the
 * process ID, so that the folders of a process that was killed can be recognized.
 */
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from './errors';
import { processNamespace, readProcess } from './processes';

/** The purpose of the folder, which is part of its name. */
export type RunFolderKind = 'sentiment-form-local' | 'sentiment-form-local-watch' | 'local-lambda';

/** Removed when the process exits, if not before. */
const folders = new Set<string>();
process.on('exit', () => folders.forEach(removeRunFolder));

/** Creates an empty folder that only this user can read. */
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
 * Removes the folders of this user whose processes have ended.
 *
 * @param log gets a line for each folder that cannot be removed
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
  // The processes of another container are not visible here.
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

/** Not the target of a link, and no folder of another user. */
function isOwnFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.isDirectory() && (process.getuid === undefined || stats.uid === process.getuid());
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It does not exist, or cannot be read: the code that needs it reports that.
    return [];
  }
}

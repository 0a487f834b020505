/** Ends the process of a function with all of its child processes, and reads its last output. */
import { type ChildProcess } from 'node:child_process';
import { type Readable } from 'node:stream';

/** Windows has no process groups. */
export const HAS_GROUPS = process.platform !== 'win32';

/** Ends a process that leads a group, and the whole group. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(HAS_GROUPS ? -child.pid : child.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

/**
 * Closes the streams of a process that has ended, once they are empty. They would stay open as long as another process
 * uses them, e.g. one that the function started in a separate group.
 */
export function closeWhenRead(streams: readonly Readable[]): void {
  let hasRead = true;
  streams.forEach((stream) => stream.on('data', () => (hasRead = true)));
  const look = (): void => {
    if (!hasRead) return streams.forEach((stream) => stream.destroy());
    hasRead = false;
    // By the second iteration, the event loop has read everything.
    setImmediate(() => setImmediate(look));
  };
  look();
}

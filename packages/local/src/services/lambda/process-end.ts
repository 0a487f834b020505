/** How the process of a function ends: with all that it started, and with all that it wrote. */
import { type ChildProcess } from 'node:child_process';
import { type Readable } from 'node:stream';

/** Windows has no process groups. */
export const HAS_GROUPS = process.platform !== 'win32';

/** Ends a process that leads a group, and the group. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(HAS_GROUPS ? -child.pid : child.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

/**
 * Closes the streams of a process that is gone, once they are empty. They would stay open as long as any other process
 * has them, e.g. one that the function started in a group of its own.
 */
export function closeWhenRead(streams: readonly Readable[]): void {
  let hasRead = true;
  streams.forEach((stream) => stream.on('data', () => (hasRead = true)));
  const look = (): void => {
    if (!hasRead) return streams.forEach((stream) => stream.destroy());
    hasRead = false;
    // The event loop reads all that is there between one look and the next but one.
    setImmediate(() => setImmediate(look));
  };
  look();
}

/** The memory that a process has used. */
import { readFileSync } from 'node:fs';

/**
 * The maximum number of bytes in memory so far; undefined if the system does not report it, or if the process has
 * ended.
 */
export function peakMemory(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

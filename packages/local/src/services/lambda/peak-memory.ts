/** How much memory a process has taken. */
import { readFileSync } from 'node:fs';

/** The most bytes that it has had in memory at one time; undefined where the system does not say, and for one that is gone. */
export function peakMemory(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** The CPU time of a process and of those that it has started, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

/** What Linux counts in: `getconf CLK_TCK` is 100 wherever Node.js runs. */
const MILLISECONDS_PER_TICK = 10;

interface ProcessTime {
  readonly parent: number;
  readonly milliseconds: number;
}

/** Milliseconds so far, in user and kernel mode. Processes that have ended count only where their parent has waited for them. */
export function cpuOf(root: number): number {
  const times = new Map(readdirSync('/proc').flatMap((name) => timeOf(Number(name))));
  const isWithin = (pid: number): boolean => {
    const time = times.get(pid);
    return pid === root || (time !== undefined && isWithin(time.parent));
  };
  return [...times].reduce((sum, [pid, { milliseconds }]) => sum + (isWithin(pid) ? milliseconds : 0), 0);
}

function timeOf(pid: number): [number, ProcessTime][] {
  if (!Number.isInteger(pid)) return [];
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may have spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [[pid, { parent: Number(fields[1]), milliseconds: ticks * MILLISECONDS_PER_TICK }]];
  } catch {
    return []; // It has ended in the meantime.
  }
}

/** What the system knows of a running process. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';

export interface RunningProcess {
  readonly parent: number;
  readonly group: number;
  /** When it was started. With the number of a process it names that one for ever, because numbers are used again. */
  readonly started: string;
  /** The command line. */
  readonly words: readonly string[];
}

const HAS_PROC = existsSync('/proc/self/stat');

/** Undefined where there is none, or one that has ended and is only waited for. */
export function readProcess(pid: number): RunningProcess | undefined {
  try {
    return HAS_PROC ? readProc(pid) : readPs(pid);
  } catch {
    return undefined;
  }
}

/** Processes have numbers of their own in a container; undefined where the system knows no such thing. */
export function processNamespace(): string | undefined {
  return HAS_PROC ? /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] : undefined;
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readProc(pid: number): RunningProcess | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name before it is in parentheses and may contain anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, parent, group] = fields;
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
  return asRunning({ state, parent, group, started: fields[STARTED], words });
}

/** The 22nd field of all; the first two are cut off. */
const STARTED = 19;

function readPs(pid: number): RunningProcess | undefined {
  const columns = ['state', 'ppid', 'pgid', 'lstart', 'command'].map((name) => `${name}=`).join(',');
  const line = execFileSync('ps', ['-o', columns, '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // The time is five words, e.g. Sat Nov 28 00:18:46 2026.
  const [state, parent, group, ...rest] = line.trim().split(/\s+/);
  return asRunning({
    state,
    parent,
    group,
    started: rest.slice(1, 5).join('-').replaceAll(':', ''),
    words: rest.slice(5),
  });
}

interface ProcessFields {
  readonly state: string;
  readonly parent: string;
  readonly group: string;
  readonly started: string;
  readonly words: readonly string[];
}

function asRunning({ state, parent, group, ...rest }: ProcessFields): RunningProcess | undefined {
  return state.startsWith('Z') ? undefined : { parent: Number(parent), group: Number(group), ...rest };
}

/**
 * Whether the npm that started this process is still running. npm passes SIGTERM on only to the shell that it started,
 * and SIGKILL to nothing. Processes below that shell would keep running and keep their port.
 */
import { basename } from 'node:path';
import { readProcess } from '../base/processes';

/** Where processes are read by starting `ps`, each check is expensive. */
const LOOK_MILLIS = process.platform === 'linux' ? 500 : 2_000;

/** Calls back once when a parent npm of this process has ended. Without a parent npm it never does. */
export function whenNpmIsGone(callback: () => void): void {
  const above = npmsAbove();
  if (above.length === 0) return;
  const timer = setInterval(() => {
    if (above.every(({ pid, started }) => readProcess(pid)?.started === started)) return;
    clearInterval(timer);
    callback();
  }, LOOK_MILLIS);
  timer.unref();
}

interface Npm {
  readonly pid: number;
  readonly started: string;
}

/**
 * A script of npm can run npm again, so there can be several. Only those in this process's group count: a process in
 * another group was detached on purpose, e.g. by `setsid`.
 */
function npmsAbove(): Npm[] {
  // npm, pnpm and yarn set it for everything that they start.
  if (process.env.npm_lifecycle_event === undefined) return [];
  const group = readProcess(process.pid)?.group;
  const found: Npm[] = [];
  for (let pid = process.ppid; pid > 1;) {
    const above = readProcess(pid);
    if (above === undefined || above.group !== group) break;
    if (isNpm(above.words)) found.push({ pid, started: above.started });
    pid = above.parent;
  }
  return found;
}

/** `npm start`, as npm calls itself, or `node /usr/bin/npm start`. */
function isNpm([program, script = '']: readonly string[]): boolean {
  const name = basename(basename(program) === 'node' ? script : program);
  return /^(npm|npx|pnpm|yarn)(-cli)?(\.c?js)?$/.test(name);
}

// Runs the tools of a language, quietly unless they fail.
import { spawnSync } from 'node:child_process';

/** Runs a command in a workplace; what it printed is in the error if it fails. */
export function run([command, ...args], { directory, environment }) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: directory,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    const said = [error?.message, stdout, stderr].filter(Boolean).join('\n');
    throw new Error(`${[command, ...args].join(' ')} failed in ${directory}:\n${said}`);
  }
}

/** A Python without it is common, and can neither build a package nor install one. */
export const PYTHON = 'python3 with its venv module';

/** Whether there is no such command on the PATH. */
export function isMissing(command) {
  const check = command === PYTHON ? "python3 -c 'import venv, ensurepip'" : `command -v ${command}`;
  return spawnSync('sh', ['-c', check]).status !== 0;
}

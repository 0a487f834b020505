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

/** Whether there is no such command on the PATH. */
export function isMissing(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0;
}

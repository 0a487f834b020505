// Runs the tools of a language, quietly unless they fail.
import { spawnSync } from 'node:child_process';

/** Runs a command in a workspace; if it fails, the error contains its output. */
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

/** Python installations without it are common, and can neither build nor install a package. */
export const PYTHON = 'python3 with its venv module';

/** Whether a command is missing on the PATH. */
export function isMissing(command) {
  const check = command === PYTHON ? "python3 -c 'import venv, ensurepip'" : `command -v ${command}`;
  return spawnSync('sh', ['-c', check]).status !== 0;
}

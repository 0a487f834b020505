import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAMS = fileURLToPath(new URL('../../../node_modules/.bin', import.meta.url));

/** Runs one check after the other. Only whoever interrupts it keeps the rest from running. */
export function runChecks(checks) {
  const results = [];
  for (const { name, folder, command, failures, cleanUp } of checks) {
    console.log(`\n--- ${name}`);
    const started = performance.now();
    const { status, signal, error } = run(command, folder);
    const reasons = [error?.message, signal && `ended by ${signal}`, ...(failures?.() ?? [])];
    results.push({
      name,
      passed: status === 0,
      seconds: (performance.now() - started) / 1000,
      reasons: reasons.filter(Boolean),
    });
    cleanUp?.();
    if (signal === 'SIGINT' || signal === 'SIGTERM') break;
  }
  return results;
}

function run([program, ...args], folder) {
  return spawnSync(program, args, {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, PATH: [PROGRAMS, process.env.PATH].join(delimiter) },
    // There a program is a script for the shell.
    shell: process.platform === 'win32',
  });
}

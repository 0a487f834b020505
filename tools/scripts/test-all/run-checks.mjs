import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAMS = fileURLToPath(new URL('../../../node_modules/.bin', import.meta.url));
const INTERRUPTIONS = ['SIGINT', 'SIGTERM'];

/**
 * Runs every check, whatever fails, in this order and with this many at a time. Only an interruption ends them early.
 * The output of a check is printed immediately if it runs alone; if several run at the same time, it is printed when
 * the check has ended.
 */
export async function runChecks(checks, atOnce = 1) {
  const waiting = [...checks.entries()];
  const results = [];
  const runOneAfterTheOther = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, check] = next;
      const { signal, ...result } = await runCheck(check, atOnce === 1);
      results[place] = result;
      if (INTERRUPTIONS.includes(signal)) waiting.length = 0;
    }
  };
  // An interruption also reaches the checks. This process continues, to report their results.
  const stay = () => undefined;
  INTERRUPTIONS.forEach((signal) => process.on(signal, stay));
  await Promise.all(Array.from({ length: atOnce }, runOneAfterTheOther));
  INTERRUPTIONS.forEach((signal) => process.off(signal, stay));
  return results.filter((result) => result !== undefined);
}

async function runCheck({ name, folder, command, env, failures, cleanUp }, alone) {
  if (alone) console.log(`\n--- ${name}`);
  const started = performance.now();
  const { status, signal, error, output } = await run(command, folder, env, alone ? 'inherit' : 'pipe');
  if (!alone) console.log(`\n--- ${name}\n${output}`);
  const reasons = [error?.message, signal && `ended by ${signal}`, ...(failures?.() ?? [])];
  cleanUp?.();
  return {
    name,
    passed: status === 0,
    seconds: (performance.now() - started) / 1000,
    reasons: reasons.filter(Boolean),
    signal,
  };
}

function run([program, ...args], folder, env, stdio) {
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['inherit', stdio, stdio],
    env: { ...process.env, ...env, PATH: [PROGRAMS, process.env.PATH].join(delimiter) },
    // On Windows, a program is a script for the shell.
    shell: process.platform === 'win32',
  });
  const output = [];
  [child.stdout, child.stderr].forEach((stream) => stream?.on('data', (chunk) => output.push(chunk)));
  return new Promise((resolve) => {
    const end = (how) => resolve({ ...how, output: Buffer.concat(output).toString() });
    child.on('error', (error) => end({ error }));
    child.on('close', (status, signal) => end({ status, signal }));
  });
}

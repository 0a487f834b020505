/** Runs the AWS CLI and the CDK CLI. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Deployed } from './place';

export interface CommandOptions {
  readonly signal?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The AWS CLI with an answer in JSON.
 * @throws Error with its output
 */
export async function aws(args: readonly string[], options: CommandOptions = {}): Promise<string> {
  return runCommand('aws', [...args, '--output', 'json'], options);
}

/** The AWS CLI in the Region of the stack, with its endpoint if that is not AWS's own. */
export async function awsAt(
  { region, servicesAt }: Deployed,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const at = servicesAt === undefined ? [] : ['--endpoint-url', servicesAt];
  // Only AWS has the host names with a prefix that some operations use.
  const env: Record<string, string> = servicesAt === undefined ? {} : { AWS_DISABLE_HOST_PREFIX_INJECTION: 'true' };
  return aws([...args, '--region', region, ...at], { ...options, env });
}

/**
 * Runs a program to its end, and returns its output. It is in a separate process group: Ctrl+C must not end the command
 * that removes the stack.
 */
export async function runCommand(
  program: string,
  args: readonly string[],
  { signal, env }: CommandOptions = {},
): Promise<string> {
  const child = spawn(program, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => endGroup(child);
  signal?.addEventListener('abort', end, { once: true });
  const printed: Buffer[] = [];
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  try {
    const code = await new Promise<number | null>((resolve, reject) =>
      child.once('error', reject).once('close', resolve),
    );
    signal?.throwIfAborted();
    if (code === 0) return Buffer.concat(printed).toString();
    throw new Error(`${program} ${args.slice(0, 2).join(' ')}: ${Buffer.concat(said).toString().trim().slice(-1_000)}`);
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/** With all of its child processes: `npx` would leave the deployment running. */
function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGTERM');
}

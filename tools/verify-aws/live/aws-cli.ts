/** The command lines of AWS and CDK. */
import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly signal?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
}

/** The AWS CLI with an answer in JSON. @throws Error with what it printed */
export async function aws(args: readonly string[], options: CommandOptions = {}): Promise<string> {
  return runCommand('aws', [...args, '--output', 'json'], options);
}

/**
 * Runs a program to its end, and gives what it printed.
 *
 * It is in a process group of its own: Ctrl+C must not end the command that removes the stack.
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
  const end = () => child.kill();
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

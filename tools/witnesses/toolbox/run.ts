/** Runs the programs of others. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { ToolMissing } from '../witness';

/** A registry that does not answer must not block the build. */
const MAX_INSTALL_MINUTES = 5;

/** Enough for a linter's output for all templates. */
const MAX_OUTPUT = 256 * 1024 * 1024;

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a program is run with. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** @default none */
  readonly input?: string;
  /** After which it is ended, with code 1. @default never */
  readonly minutes?: number;
}

/** Runs a program to its end, however it ends. */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const env = { ...process.env, ...options.env };
  const limits = { maxBuffer: MAX_OUTPUT, timeout: (options.minutes ?? 0) * 60_000 };
  const running = promisify(execFile)(program, [...args], { cwd: options.cwd, env, ...limits });
  running.child.stdin?.end(options.input);
  try {
    return { code: 0, ...(await running) };
  } catch (error) {
    const { code, stdout, stderr, killed } = error as ProgramError;
    if (killed === true && options.minutes !== undefined) {
      return { code: 1, stdout: '', stderr: `It did not end within ${options.minutes} minutes.` };
    }
    if (typeof code !== 'number') throw error;
    return { code, stdout: stdout ?? '', stderr: stderr ?? '' };
  }
}

/** Node.js's error for a program that failed, was ended, or could not be started. */
interface ProgramError {
  readonly code?: unknown;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly killed?: boolean;
}

/** Runs a program that has to succeed for the witness to be asked at all. */
export async function install(program: string, args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await run(program, args, { minutes: MAX_INSTALL_MINUTES });
  if (code === 0) return;
  const last = `${stdout}\n${stderr}`.trim().split('\n').slice(-3).join(' ');
  throw new ToolMissing(`\`${[program, ...args].join(' ')}\` failed: ${last.slice(-300)}`);
}

/** Whether a program answers when it is asked for its version. */
function isHere(program: string, versionOption = '--version'): boolean {
  return spawnSync(program, [versionOption], { stdio: 'ignore' }).status === 0;
}

/** @throws ToolMissing with the name of the first missing program */
export function needs(...programs: readonly string[]): void {
  for (const program of programs) {
    if (!isHere(program, program === 'go' ? 'version' : '--version')) throw new ToolMissing(`there is no ${program}`);
  }
}

/** Synthesizes an app as the CDK's command line does, or by a command that was named. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messageOf } from '../base/errors';
import { isObject, type Json, type JsonObject } from '../base/json';
import { StartError } from '../base/start-error';

/** How an app becomes a cloud assembly. */
export interface SynthesisOptions {
  /** The folder of the app. */
  readonly folder: string;
  /** Where the assembly goes. */
  readonly assembly: string;
  /** A command for the shell that writes it. @default the `app` of `cdk.json` */
  readonly command?: string;
}

export class Synthesis {
  private readonly command: string;
  private readonly environment: NodeJS.ProcessEnv;
  private child: ChildProcess | undefined;

  public constructor(private readonly options: SynthesisOptions) {
    const config = options.command === undefined ? readConfig(options.folder) : {};
    this.command = options.command ?? appOf(config, options.folder);
    this.environment = { ...process.env, ...(options.command === undefined && appEnvironment(config, options)) };
  }

  /** Runs it once; what it printed is the reason of a failure. */
  public async run(): Promise<void> {
    const child = spawn(this.command, {
      cwd: this.options.folder,
      env: this.environment,
      shell: true,
      // A group of its own, so that all that a shell started can be ended with it.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    // The process may exit without a call of `stop`, by a signal during the first synthesis.
    process.once('exit', this.stop);
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-MAX_OUTPUT);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const code = await new Promise<number | null>((ended, failed) => {
      child.once('error', failed);
      child.once('close', ended);
    });
    process.off('exit', this.stop);
    this.child = undefined;
    if (code === 0) return;
    throw new StartError(`"${this.command}" failed (exit code ${code ?? 'none'}):\n${output.trimEnd()}`);
  }

  /** Ends one that is running. */
  public readonly stop = (): void => {
    const { pid } = this.child ?? {};
    if (pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM');
    } catch {
      // It has just ended by itself.
    }
  };
}

/** Of what a synthesis prints the end says what is wrong. */
const MAX_OUTPUT = 4_000;

function readConfig(folder: string): JsonObject {
  const config = readJson(join(folder, 'cdk.json'));
  if (config !== undefined) return config;
  throw new StartError(
    `There is no cdk.json in ${folder}. Start --watch in the folder of the app, or specify the command that synthesizes it with --synth.`,
  );
}

function appOf({ app }: JsonObject, folder: string): string {
  if (typeof app !== 'string' || app === '') {
    throw new StartError(
      `The cdk.json in ${folder} has no "app". Specify the command that synthesizes the app with --synth.`,
    );
  }
  // The CDK takes the path of a JavaScript file for a program, too.
  return /^\S+\.js$/.test(app) && existsSync(join(folder, app)) ? `"${process.execPath}" ${app}` : app;
}

/**
 * What the CDK's command line tells an app: where to write, and the context.
 * @see https://docs.aws.amazon.com/cdk/v2/guide/context.html
 */
function appEnvironment({ context }: JsonObject, { folder, assembly }: SynthesisOptions): Record<string, string> {
  const all = {
    'aws:cdk:enable-path-metadata': true,
    'aws:cdk:enable-asset-metadata': true,
    ...(isObject(context) && context),
    ...readJson(join(folder, 'cdk.context.json')),
  };
  return { CDK_OUTDIR: resolve(folder, assembly), CDK_CONTEXT_JSON: JSON.stringify(all) };
}

function readJson(file: string): JsonObject | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Json;
    if (isObject(value)) return value;
  } catch (error) {
    throw new StartError(`${file} cannot be read: ${messageOf(error)}`);
  }
  throw new StartError(`${file} must contain a JSON object.`);
}

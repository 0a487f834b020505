/** Synthesizes an app as the CDK CLI does, or with another command. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messageOf } from '../base/errors';
import { isObject, type Json, type JsonObject } from '../base/json';
import { StartError } from '../base/start-error';

/** How an app is synthesized. */
export interface SynthesisOptions {
  /** The folder of the app. */
  readonly folder: string;
  /** The output folder. */
  readonly assembly: string;
  /**
   * A shell command that synthesizes the app.
   * @default the `app` of `cdk.json`
   */
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

  /** Runs it once; its output is the reason of a failure. */
  public async run(): Promise<void> {
    const child = spawn(this.command, {
      cwd: this.options.folder,
      env: this.environment,
      shell: true,
      // A separate process group, so that everything that a shell started ends with it.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    // The process can exit without a call of `stop`, because of a signal during the first synthesis.
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

  /** Ends a synthesis in progress. */
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

/** The end of a synthesis' output says what is wrong. */
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
  // CDK, too, treats the path of a JavaScript file as a program.
  return /^\S+\.js$/.test(app) && existsSync(join(folder, app)) ? `"${process.execPath}" ${app}` : app;
}

/**
 * What the CDK CLI passes to an app: the output folder, and the context.
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

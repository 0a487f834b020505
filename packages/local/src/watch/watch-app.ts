/** Runs an app and follows its sources: synthesizes again when they change, and starts the result. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { SourceWatcher } from './source-watcher';
import { Synthesis } from './synthesis';
import { type LocalBackend, type LocalOptions } from '../backend/local-options';
import { startLocal } from '../backend/start-local';
import { messageOf } from '../base/errors';
import { createRunFolder, removeRunFolder } from '../base/run-folder';
import { checkAssembly } from '../plan/check-assembly';

/** The app, and callbacks. */
export interface WatchOptions {
  /** The folder of the app, where `cdk.json` is. */
  readonly folder: string;
  /** The cloud assembly that is synthesized, relative to the folder. */
  readonly assembly: string;
  /** The command that synthesizes. @default the `app` of `cdk.json` */
  readonly synth?: string;
  readonly local: LocalOptions;
  /** Called for every backend that was started, including the first one. */
  readonly onStart: (backend: LocalBackend) => void;
  /** Gets messages, one line at a time. */
  readonly log: (line: string) => void;
}

/** An app that is being watched. */
export interface WatchedApp {
  /** Ends the watch and the backend. */
  stop(): Promise<void>;
}

/**
 * Rejects if the first synthesis or the first start fails; later failures are reported, and the last backend keeps
 * running.
 */
export async function watchApp(options: WatchOptions): Promise<WatchedApp> {
  const app = new RunningApp(options);
  await app.start();
  return app;
}

class RunningApp implements WatchedApp {
  private readonly assembly: string;
  private readonly synthesis: Synthesis;
  /** Tables and queues are kept in a folder between starts, at least until the end. */
  private readonly dataDir: string;
  private watcher: SourceWatcher | undefined;
  private backend: LocalBackend | undefined;
  private port: number | undefined;
  private isDirty = false;
  private working: Promise<void> | undefined;
  private isStopped = false;

  public constructor(private readonly options: WatchOptions) {
    const { folder, assembly, synth, local } = options;
    this.assembly = resolve(folder, assembly);
    this.synthesis = new Synthesis({ folder, assembly, command: synth });
    this.dataDir = local.dataDir ?? createRunFolder('sentiment-form-local-watch');
  }

  public async start(): Promise<void> {
    const { folder, local } = this.options;
    try {
      await this.synthesis.run();
      await this.run();
      const written = [this.assembly, this.dataDir, ...(local.logFile === undefined ? [] : [local.logFile])];
      this.watcher = new SourceWatcher({ folder, ignored: written, onChange: () => this.changed() });
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  public async stop(): Promise<void> {
    this.isStopped = true;
    this.watcher?.close();
    this.synthesis.stop();
    await this.working;
    await this.backend?.stop();
    if (this.options.local.dataDir === undefined) removeRunFolder(this.dataDir);
  }

  /** A change during a synthesis causes another one. */
  private changed(): void {
    this.isDirty = true;
    this.working ??= this.keepUp().finally(() => {
      this.working = undefined;
    });
  }

  private async keepUp(): Promise<void> {
    while (this.isDirty && !this.isStopped) {
      this.isDirty = false;
      await this.synthesizeAndReload().catch((error: unknown) => {
        if (!this.isStopped) this.options.log(`${reasonOf(error)}\n${this.whatRuns()}`);
      });
    }
  }

  private async synthesizeAndReload(): Promise<void> {
    const { log } = this.options;
    log('The sources changed. Synthesizing ...');
    await this.synthesis.run();
    checkAssembly(this.assembly);
    if (this.isStopped) return;
    const problem = await this.run();
    log(
      problem === undefined
        ? 'Reloaded. Tables, queues and emails are kept.'
        : `Reloaded. Emails are kept. All tables and queues start empty, because their data does not fit the new templates: ${problem}`,
    );
  }

  /** Stops the backend and starts the new assembly on the same port. Resolves to the reason if its data was deleted. */
  private async run(): Promise<string | undefined> {
    const { local, onStart } = this.options;
    const outbox = this.backend?.outbox();
    await this.backend?.stop();
    this.backend = undefined;
    const start = (): Promise<LocalBackend> =>
      startLocal(this.assembly, { ...local, port: this.port ?? local.port, dataDir: this.dataDir, outbox });
    let problem: string | undefined;
    const backend = await start().catch((error: unknown) => {
      this.deleteState(error);
      problem = reasonOf(error);
      return start();
    });
    this.backend = backend;
    this.port = backend.port;
    onStart(backend);
    return problem;
  }

  /** Data that does not fit the new templates is deleted unless the user asked to keep it. */
  private deleteState(error: unknown): void {
    if (this.options.local.dataDir !== undefined || this.port === undefined) throw error;
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private whatRuns(): string {
    return this.backend === undefined
      ? 'The app does not run until the next change.'
      : 'The previous version of the app is still running.';
  }
}

function reasonOf(error: unknown): string {
  return messageOf(error);
}

/** Runs an app and keeps up with its sources: synthesizes again when they change, and starts what came of it. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { SourceWatcher } from './source-watcher';
import { Synthesis } from './synthesis';
import { type LocalBackend, type LocalOptions } from '../backend/local-options';
import { startLocal } from '../backend/start-local';
import { messageOf } from '../base/errors';
import { createRunFolder, removeRunFolder } from '../base/run-folder';
import { checkAssembly } from '../plan/check-assembly';

/** What is run, and who hears of it. */
export interface WatchOptions {
  /** The folder of the app, where `cdk.json` is. */
  readonly folder: string;
  /** The cloud assembly that is synthesized, relative to the folder. */
  readonly assembly: string;
  /** The command that synthesizes. @default the `app` of `cdk.json` */
  readonly synth?: string;
  readonly local: LocalOptions;
  /** Told of every backend that was started, the first one included. */
  readonly onStart: (backend: LocalBackend) => void;
  /** Told what is going on, one line at a time. */
  readonly log: (line: string) => void;
}

/** An app that is being watched. */
export interface WatchedApp {
  /** Ends the watch and what runs. */
  stop(): Promise<void>;
}

/** Rejects where the first synthesis or the first start fails; later ones that fail are told, and the last one goes on. */
export async function watchApp(options: WatchOptions): Promise<WatchedApp> {
  const app = new RunningApp(options);
  await app.start();
  return app;
}

class RunningApp implements WatchedApp {
  private readonly assembly: string;
  private readonly synthesis: Synthesis;
  /** Tables and queues live in a folder from one start to the next, if only until the end. */
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

  /** A change during a synthesis is made good for by another one. */
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
    await this.run();
    log('Reloaded. Tables, queues and emails are kept.');
  }

  /** Stops what runs and starts what was synthesized, on the same port. */
  private async run(): Promise<void> {
    const { local, onStart } = this.options;
    const outbox = this.backend?.outbox();
    await this.backend?.stop();
    this.backend = undefined;
    const start = (): Promise<LocalBackend> =>
      startLocal(this.assembly, { ...local, port: this.port ?? local.port, dataDir: this.dataDir, outbox });
    const backend = await start().catch((error: unknown) => this.withoutState(error, start));
    this.backend = backend;
    this.port = backend.port;
    onStart(backend);
  }

  /** Data that the new templates cannot go on with is dropped where nobody asked for it to be kept. */
  private async withoutState(error: unknown, start: () => Promise<LocalBackend>): Promise<LocalBackend> {
    if (this.options.local.dataDir !== undefined || this.port === undefined) throw error;
    rmSync(this.dataDir, { recursive: true, force: true });
    const backend = await start();
    this.options.log(`Tables and queues are empty again: ${reasonOf(error)}`);
    return backend;
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

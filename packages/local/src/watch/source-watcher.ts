/**
 * Tells of changes to an app's sources.
 *
 * Every folder has a watch of its own: Node.js 20 would follow a whole tree on Linux only by going through all of
 * `node_modules`.
 */
import { createHash } from 'node:crypto';
import { type FSWatcher, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '../base/start-error';

/** What is watched. */
export interface SourceWatcherOptions {
  readonly folder: string;
  /** Files and folders in it that are no sources: what a synthesis or the server writes. */
  readonly ignored: readonly string[];
  /** Told once of changes that follow each other closely. */
  readonly onChange: () => void;
  /** How long it must be quiet before a change is told. @default 200 */
  readonly debounceMillis?: number;
}

/** Linux gives a user 8,192 watches by default on older systems; an app that needs so many has a folder to ignore. */
const MAX_FOLDERS = 4_000;

/** Larger files are told apart by their size and time alone. */
const MAX_HASHED_BYTES = 4 * 1024 * 1024;

export class SourceWatcher {
  private readonly watchers = new Map<string, FSWatcher>();
  private readonly fingerprints = new Map<string, string>();
  private readonly ignored: ReadonlySet<string>;
  private timer: NodeJS.Timeout | undefined;

  public constructor(private readonly options: SourceWatcherOptions) {
    this.ignored = new Set(options.ignored.map((path) => resolve(path)));
    this.addFolder(resolve(options.folder));
  }

  public close(): void {
    clearTimeout(this.timer);
    this.watchers.forEach((watcher) => watcher.close());
    this.watchers.clear();
  }

  private addFolder(folder: string): void {
    if (this.watchers.has(folder)) return;
    if (this.watchers.size >= MAX_FOLDERS) {
      const rule = `At most ${MAX_FOLDERS} folders can be watched`;
      this.close();
      throw new StartError(`${rule}, and ${this.options.folder} has more. Start the command in a smaller folder.`);
    }
    const watcher = watch(folder, (_event, name) => this.changed(folder, name));
    watcher.on('error', () => this.removeFolder(folder));
    this.watchers.set(folder, watcher);
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (this.isIgnored(path, entry.name)) continue;
      if (entry.isDirectory()) this.addFolder(path);
      // Known from the start, so that a file that a synthesis only writes again is no change.
      else this.fingerprints.set(path, fingerprintOf(path) ?? '');
    }
  }

  private removeFolder(folder: string): void {
    this.watchers.get(folder)?.close();
    this.watchers.delete(folder);
  }

  private changed(folder: string, name: string | null): void {
    if (name === null) return this.tell();
    const path = join(folder, name);
    if (this.isIgnored(path, name)) return;
    const fingerprint = fingerprintOf(path);
    if (fingerprint === FOLDER) {
      // What is in a folder that is already watched has told of itself.
      if (this.watchers.has(path)) return;
      this.addFolder(path);
      return this.tell();
    }
    if (fingerprint === undefined) this.removeFolder(path);
    if (this.fingerprints.get(path) === fingerprint) return;
    if (fingerprint === undefined) this.fingerprints.delete(path);
    else this.fingerprints.set(path, fingerprint);
    this.tell();
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.options.onChange, this.options.debounceMillis ?? 200);
  }

  private isIgnored(path: string, name: string): boolean {
    return name.startsWith('.') || NO_SOURCES.has(name) || this.ignored.has(path);
  }
}

const NO_SOURCES: ReadonlySet<string> = new Set(['node_modules', 'cdk.out']);

const FOLDER = 'folder';

/** What a file has in it, in short; undefined where there is none. */
function fingerprintOf(path: string): string | undefined {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return FOLDER;
    if (!stats.isFile() || stats.size > MAX_HASHED_BYTES) return `${stats.size} ${stats.mtimeMs}`;
    return createHash('sha256').update(readFileSync(path)).digest('base64');
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Gone already: an editor's temporary folder.
    return [];
  }
}

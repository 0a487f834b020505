/**
 * Reports changes of an app's sources. Every folder is watched separately: Node.js 20 would watch a whole tree on Linux
 * only by going through all of `node_modules`.
 */
import { createHash } from 'node:crypto';
import { type FSWatcher, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '../base/start-error';

/** What is watched. */
export interface SourceWatcherOptions {
  readonly folder: string;
  /** Files and folders that are not sources: output of a synthesis or of the server. */
  readonly ignored: readonly string[];
  /** Called once for changes in quick succession. */
  readonly onChange: () => void;
  /**
   * How long there must be no further change before a change is reported.
   * @default 200
   */
  readonly debounceMillis?: number;
}

/**
 * Older Linux systems allow 8,192 watches per user by default; an app that needs more has a folder that should be
 * ignored.
 */
const MAX_FOLDERS = 4_000;

/** Larger files are compared only by size and time. */
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
      // Known from the start, so that a file that a synthesis writes again unchanged is not a change.
      else this.fingerprints.set(path, fingerprintOf(path) ?? '');
    }
  }

  private removeFolder(folder: string): void {
    this.watchers.get(folder)?.close();
    this.watchers.delete(folder);
  }

  private changed(folder: string, name: string | null): void {
    if (name === null) return this.notify();
    const path = join(folder, name);
    if (this.isIgnored(path, name)) return;
    const fingerprint = fingerprintOf(path);
    if (fingerprint === FOLDER) {
      // A folder that is already watched has reported its content.
      if (this.watchers.has(path)) return;
      this.addFolder(path);
      return this.notify();
    }
    if (fingerprint === undefined) this.removeFolder(path);
    if (this.fingerprints.get(path) === fingerprint) return;
    if (fingerprint === undefined) this.fingerprints.delete(path);
    else this.fingerprints.set(path, fingerprint);
    this.notify();
  }

  private notify(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.options.onChange, this.options.debounceMillis ?? 200);
  }

  private isIgnored(path: string, name: string): boolean {
    return name.startsWith('.') || NO_SOURCES.has(name) || this.ignored.has(path);
  }
}

const NO_SOURCES: ReadonlySet<string> = new Set(['node_modules', 'cdk.out']);

const FOLDER = 'folder';

/** A short hash of a file's content; undefined if it has none. */
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
    // Already deleted: an editor's temporary folder.
    return [];
  }
}

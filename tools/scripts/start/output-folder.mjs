import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A folder with the latest output. A server may be running from it, so files that have not changed are not written. */
export class OutputFolder {
  #written = new Set();

  constructor(path) {
    this.path = path;
  }

  write(name, content) {
    const file = join(this.path, name);
    this.#written.add(relative(this.path, file));
    if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  /** A link to a folder. */
  link(name, target) {
    const link = join(this.path, name);
    this.#written.add(relative(this.path, link));
    mkdirSync(dirname(link), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(target, link, 'junction');
  }

  /** The output of earlier source files. */
  removeLeftovers(folder = '') {
    for (const entry of readdirSync(join(this.path, folder), { withFileTypes: true })) {
      const name = join(folder, entry.name);
      if (entry.isDirectory()) this.removeLeftovers(name);
      else if (!this.#written.has(name)) rmSync(join(this.path, name));
    }
  }
}

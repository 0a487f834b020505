/** Where the tools are kept between two runs. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'witnesses');

/** Stands in a folder that is complete. */
const COMPLETE = '.complete';

/**
 * The folder with that name in the cache, made if it is not there.
 * @param fill fills the empty folder; one that it could not fill is not kept
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(CACHE, name);
  if (existsSync(join(folder, COMPLETE))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await fill(folder);
  writeFileSync(join(folder, COMPLETE), '');
  return folder;
}

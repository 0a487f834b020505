/** Tools of Python, each list in a virtual environment of its own. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON } from '../versions';
import { cached } from './cache';
import { install, needs } from './run';

/** The folder of an environment in which these packages are installed. */
export async function environment(name: keyof typeof PYTHON): Promise<string> {
  const packages = PYTHON[name];
  // Other versions go into another folder.
  const version = createHash('sha256').update(packages.join()).digest('hex').slice(0, 8);
  return cached(`python-${name}-${version}`, async (folder) => {
    needs('python3');
    await install('python3', ['-m', 'venv', folder]);
    await install(program(folder, 'python'), ['-m', 'pip', 'install', '--quiet', ...packages]);
  });
}

/** A program in an environment. */
export function program(folder: string, name: string): string {
  return join(folder, 'bin', name);
}

/** Where an environment has what was installed. */
export function sitePackages(folder: string): string {
  const [version] = readdirSync(join(folder, 'lib'));
  return join(folder, 'lib', version, 'site-packages');
}

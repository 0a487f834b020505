// A copy of an example in an empty folder, so that no other file of the repository helps by accident.
import { cpSync, symlinkSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** The packages for all languages. */
export const DIST = join(ROOT, 'dist');

const LEFT_BEHIND = new Set([
  '.venv',
  '.pytest_cache',
  '__pycache__',
  'target',
  'bin',
  'obj',
  'node_modules',
  'cdk.out',
]);

/** The copy of one example, and the environment that its tools run in. */
export class Workspace {
  /** @param path folders of the copy whose commands have priority */
  constructor(folder, language, path = []) {
    this.directory = join(folder, 'examples', language);
    this.environment = {
      ...process.env,
      // jsii warns about the age of Node.js 20 at each start.
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
      PATH: [...path.map((part) => join(this.directory, part)), process.env.PATH].join(delimiter),
    };
    cpSync(join(ROOT, 'examples', language), this.directory, {
      recursive: true,
      filter: (source) => !LEFT_BEHIND.has(basename(source)),
    });
    // The folder in which go.mod and nuget.config look for the packages.
    if (language !== 'typescript') linkOnce(DIST, join(folder, 'dist'));
  }

  /** The command that synthesizes the example, without the metadata about its language. */
  synthesis(assembly) {
    return [
      join(ROOT, 'node_modules', '.bin', 'cdk'),
      'synth',
      '--quiet',
      '--no-version-reporting',
      '--output',
      assembly,
    ];
  }
}

function linkOnce(target, path) {
  try {
    symlinkSync(target, path);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

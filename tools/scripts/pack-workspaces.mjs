// Packs the other packages of the repository into dist/js, at the version of the library: npm run package:js
// Their package.json has the version 0.0.0, and accepts any version of each other. So they are packed from copies with the
// version of the root and `^` of it; no committed file changes.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkTarball } from './pack-workspaces/check-tarball.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const destination = join(root, 'dist', 'js');
const { version, workspaces } = readJson(join(root, 'package.json'));
const manifests = new Map(workspaces.map((folder) => [folder, readJson(join(root, folder, 'package.json'))]));
const names = [...manifests.values()].map(({ name }) => name);

const copies = mkdtempSync(join(tmpdir(), 'pack-workspaces-'));
try {
  mkdirSync(destination, { recursive: true });
  for (const [folder, manifest] of manifests) {
    // In this order, because one is compiled with the output of the other.
    npm(['run', '--silent', 'compile', '--workspace', manifest.name]);
    refuseLeftovers(folder);
    if (manifest.files.includes('demo')) npm(['run', '--silent', 'compile:demo']);
    const copy = copyOf(folder, manifest);
    removeTarballsOf(manifest.name);
    const [{ filename, size }] = JSON.parse(npm(['pack', '--json', '--pack-destination', destination], copy));
    checkTarball(join(destination, filename), { name: manifest.name, version, names });
    console.log(`${filename}  ${Math.ceil(size / 1024)} KB`);
  }
} finally {
  rmSync(copies, { recursive: true, force: true });
}

/** The files that npm would publish, with the version in their package.json. */
function copyOf(folder, manifest) {
  const copy = join(copies, folder);
  const [{ files }] = JSON.parse(npm(['pack', '--json', '--dry-run'], join(root, folder)));
  for (const { path } of files) cpSync(join(root, folder, path), join(copy, path));
  const versioned = { ...manifest, version };
  for (const kind of ['dependencies', 'devDependencies', 'peerDependencies']) {
    if (manifest[kind] !== undefined) versioned[kind] = withRanges(manifest[kind]);
  }
  writeFileSync(join(copy, 'package.json'), `${JSON.stringify(versioned, null, 2)}\n`);
  return copy;
}

function withRanges(dependencies) {
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => [name, names.includes(name) ? `^${version}` : range]),
  );
}

/** The compiler never deletes: the output of a deleted source file would be published again and again. */
function refuseLeftovers(folder) {
  const leftovers = readdirSync(join(root, folder, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .filter((file) => !existsSync(join(root, folder, 'src', file.replace(/\.js$/, '.ts'))));
  if (leftovers.length > 0) {
    throw new Error(
      `${folder}/lib has ${leftovers.join(', ')}, which no source compiles to. Delete ${folder}/lib first.`,
    );
  }
}

function removeTarballsOf(name) {
  for (const file of readdirSync(destination)) {
    if (file.startsWith(`${name}-`) && /^\d/.test(file.slice(name.length + 1))) rmSync(join(destination, file));
  }
}

function npm(args, cwd = root) {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

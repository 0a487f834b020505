// Checks a packed workspace: what is on npm cannot be withdrawn.
import { execFileSync } from 'node:child_process';

/** Throws one error with everything that is wrong with the tarball. */
export function checkTarball(tarball, { name, version, names }) {
  const files = tar(['-tzf', tarball])
    .split('\n')
    .filter(Boolean)
    .map((file) => file.replace(/^package\//, ''));
  const read = (file) => tar(['-xzOf', tarball, `package/${file}`]);
  const manifest = JSON.parse(read('package.json'));

  const mistakes = [
    ...missing(['README.md', 'LICENSE', ...entryPoints(manifest)], files),
    ...files
      .filter((file) => /(^|\/)(test|src|coverage)\/|\.test\.|tsbuildinfo/.test(file))
      .map((file) => `has ${file}`),
    ...files.filter((file) => file.endsWith('.js')).flatMap((file) => lostSourceMaps(file, read(file), files)),
    ...unless(manifest.name === name, `is called ${manifest.name}`),
    ...unless(manifest.version === version, `has the version ${manifest.version} instead of ${version}`),
    ...Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })
      .filter(([dependency, range]) => names.includes(dependency) && range !== `^${version}`)
      .map(([dependency, range]) => `asks for ${dependency} ${range} instead of ^${version}`),
  ];
  if (mistakes.length > 0) throw new Error(`${tarball} ${mistakes.join(', ')}.`);
}

/** The files that package.json promises. */
function entryPoints({ main, types, bin, exports = {} }) {
  const exported = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? target : Object.values(target),
  );
  return [main, types, ...Object.values(bin ?? {}), ...exported]
    .filter(Boolean)
    .map((file) => file.replace(/^\.\//, ''));
}

/** An inline source map is complete; a separate one must be in the tarball. */
function lostSourceMaps(file, code, files) {
  const folder = file.split('/').slice(0, -1).join('/');
  return [...code.matchAll(/^\/\/# sourceMappingURL=(?!data:)(.*)$/gm)]
    .filter(([, map]) => !files.includes(`${folder}/${map}`))
    .map(([, map]) => `has ${file} without its ${map}`);
}

function missing(wanted, files) {
  return wanted.filter((file) => !files.includes(file)).map((file) => `lacks ${file}`);
}

function unless(right, mistake) {
  return right ? [] : [mistake];
}

function tar(args) {
  return execFileSync('tar', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

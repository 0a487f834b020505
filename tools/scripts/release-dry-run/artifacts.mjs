// Looks for the version of the release in everything that would have been published.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export function checkArtifacts(place, report) {
  const release = join(place.workspace('release'), 'dist');
  const version = readFileSync(join(release, 'version.txt'), 'utf8');
  const mistakes = [];
  const expect = (registry, artifact, found) => {
    report.artifact(registry, artifact, found);
    if (found !== version) mistakes.push(`${artifact} has the version ${found}`);
  };

  expect('GitHub', 'releasetag.txt', readFileSync(join(release, 'releasetag.txt'), 'utf8').replace(/^v/, ''));
  expect(
    'GitHub',
    'changelog.md',
    readFileSync(join(release, 'changelog.md'), 'utf8').match(/\d+\.\d+\.\d+\S*?(?=[\]\s])/)?.[0],
  );

  for (const [job, registry, find] of JOBS) {
    if (existsSync(place.workspace(job))) {
      const found = find(join(place.workspace(job), 'dist'));
      found.forEach(([artifact, artifactVersion]) => expect(registry, artifact, artifactVersion));
      mistakes.push(...notAnnounced(place, job, found));
    }
  }
  const changed = execFileSync('git', ['status', '--porcelain'], { cwd: place.workspace('release'), encoding: 'utf8' });
  if (changed !== '') mistakes.push(`the release left changes behind: ${changed}`);
  if (mistakes.length > 0) throw new Error(`The release of ${version} is not as it should be: ${mistakes.join('; ')}`);
  console.log(`Everything that would be published has the version ${version}, and the checkout is as it was.`);
}

const JOBS = [
  ['release_npm', 'npm', (dist) => npm(join(dist, 'js'))],
  ['release_pypi', 'PyPI', (dist) => pypi(join(dist, 'python'))],
  ['release_maven', 'Maven Central', (dist) => maven(join(dist, 'java'))],
  ['release_nuget', 'NuGet', (dist) => nuget(join(dist, 'dotnet'))],
  ['release_golang', 'Go', (dist) => go(join(dist, 'go'))],
];

function npm(folder) {
  const tarballs = files(folder, /\.tgz$/);
  const names = tarballs.map((file) => JSON.parse(tar(file, 'package/package.json')));
  return tarballs.map((file, index) => [basename(file), names[index].version]);
}

function pypi(folder) {
  const version = (metadata) => metadata.match(/^Version: (.*)$/m)?.[1].trim();
  const inWheel = (file) => execFileSync('unzip', ['-p', file, '*.dist-info/METADATA'], { encoding: 'utf8' });
  const inSdist = (file) => tar(file, `${basename(file, '.tar.gz')}/PKG-INFO`);
  return [
    ...files(folder, /\.whl$/).map((file) => [basename(file), version(inWheel(file))]),
    ...files(folder, /\.tar\.gz$/).map((file) => [basename(file), version(inSdist(file))]),
  ];
}

function maven(folder) {
  const properties = (file) => execFileSync('unzip', ['-p', file, '*/pom.properties'], { encoding: 'utf8' });
  return [
    ...files(folder, /\.pom$/).map((file) => [
      basename(file),
      readFileSync(file, 'utf8').match(/^ {2}<version>(.*)<\/version>$/m)?.[1],
    ]),
    ...files(folder, /\d\.jar$/).map((file) => [
      basename(file),
      properties(file)
        .match(/^version=(.*)$/m)?.[1]
        .trim(),
    ]),
  ];
}

function nuget(folder) {
  return files(folder, /\.nupkg$/).map((file) => [
    basename(file),
    basename(file).match(/\d+\.\d+\.\d+.*(?=\.nupkg)/)?.[0],
  ]);
}

function go(folder) {
  return files(folder, /(^|\/)version$/).map((file) => [
    `${basename(join(file, '..'))}/version`,
    readFileSync(file, 'utf8').trim(),
  ]);
}

/** What publib does not report as published. */
function notAnnounced(place, job, found) {
  const logs = readdirSync(place.folder).filter((file) => file.startsWith(`${job}-`) && file.endsWith('.log'));
  const said = logs.map((file) => readFileSync(join(place.folder, file), 'utf8')).join('\n');
  return found
    .filter(([artifact, version]) => !said.match(announcement(artifact, version)))
    .map(([artifact]) => `${job} would not publish ${artifact}`);
}

/** publib's message for this file. It reports an sdist together with its wheel, and a jar together with its POM. */
function announcement(artifact, version) {
  const escaped = artifact.replace(/[.+]/g, '\\$&');
  if (/\.(tgz|whl|nupkg)$/.test(artifact)) return new RegExp(`would (publish|upload) \\S*${escaped}`);
  if (/\.pom$/.test(artifact)) return new RegExp(`DRY-RUN\\] mvn .*sign-and-deploy-file .*${escaped}`);
  return artifact.endsWith('/version')
    ? `Remote ref will be updated: ${artifact.replace('version', `v${version}`)}`
    : '';
}

function files(folder, pattern) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => join(folder, file))
    .sort();
}

function tar(file, entry) {
  return execFileSync('tar', ['-xzOf', file, entry], { encoding: 'utf8' });
}

// Fails where the published POM does not ask for exactly the lowest versions that package.json promises.
//   node scripts/check-pom.mjs <file.pom>
import { readFileSync } from 'node:fs';

const ARTIFACTS = { 'aws-cdk-lib': 'software.amazon.awscdk', constructs: 'software.constructs' };

const pom = readFileSync(process.argv[2], 'utf8');
const { peerDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const wrong = Object.entries(peerDependencies).filter(([name, range]) => versionOf(name) !== range.replace('^', ''));
if (wrong.length > 0) {
  const found = wrong.map(([name, range]) => `${name} ${versionOf(name)} for ${range}`);
  console.error(
    `The POM must ask for the lowest versions of package.json's peerDependencies, but has ${found.join(', ')}.`,
  );
  process.exitCode = 1;
}

function versionOf(name) {
  const dependency = `<groupId>${ARTIFACTS[name]}</groupId>\\s*<artifactId>${name}</artifactId>\\s*<version>(.*?)</version>`;
  return pom.match(new RegExp(dependency))?.[1];
}

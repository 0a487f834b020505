// Fails if the published POM does not require exactly the lowest versions in package.json:
//   node tools/scripts/check-pom.mjs <file.pom>
import { readFileSync } from 'node:fs';
import { lowestVersion, PEERS } from './lowest-version.mjs';

const ARTIFACTS = { 'aws-cdk-lib': 'software.amazon.awscdk', constructs: 'software.constructs' };

const pom = readFileSync(process.argv[2], 'utf8');
const wrong = PEERS.filter((name) => versionOf(name) !== lowestVersion(name));
if (wrong.length > 0) {
  const found = wrong.map((name) => `${name} ${versionOf(name)} for ${lowestVersion(name)}`);
  console.error(
    `The POM must require the lowest versions in the peerDependencies of package.json, got: ${found.join(', ')}.`,
  );
  process.exitCode = 1;
}

function versionOf(name) {
  const dependency = `<groupId>${ARTIFACTS[name]}</groupId>\\s*<artifactId>${name}</artifactId>\\s*<version>(.*?)</version>`;
  return pom.match(new RegExp(dependency))?.[1];
}

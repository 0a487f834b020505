// The lowest version of a peer dependency that the library promises to work with. Prints it, too:
//   node tools/scripts/lowest-version.mjs aws-cdk-lib
import { readFileSync, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { peerDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** The names of all peer dependencies. */
export const PEERS = Object.keys(peerDependencies);

/** Such as `2.257.0`. */
export function lowestVersion(name) {
  return peerDependencies[name].replace(/^\^/, '');
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) console.log(lowestVersion(process.argv[2]));

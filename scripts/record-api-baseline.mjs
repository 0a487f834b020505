// Records the public API as it is now, for `npm run check:compatibility` to compare with: what it says, without its prose.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const assembly = JSON.parse(readFileSync(`${root}/.jsii`, 'utf8'));
const PROSE = ['docs', 'readme', 'locationInModule', 'symbolId', 'fingerprint', 'dependencyClosure'];

const pruned = JSON.parse(JSON.stringify(assembly), (key, value) => (PROSE.includes(key) ? undefined : value));
// Without a fingerprint nothing is checked against it; the schema wants one all the same.
const baseline = { ...pruned, fingerprint: '*' };
mkdirSync(`${root}/api-baseline`, { recursive: true });
writeFileSync(`${root}/api-baseline/.jsii`, `${JSON.stringify(baseline, null, 1)}\n`);
const { name, version, dependencies: peerDependencies } = assembly;
const manifest = { name, version, private: true, jsii: {}, peerDependencies };
writeFileSync(`${root}/api-baseline/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);

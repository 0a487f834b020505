// Records the current public API, without its documentation, for `npm run compat` to compare with.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PROSE = ['docs', 'readme', 'locationInModule', 'symbolId', 'fingerprint', 'dependencyClosure'];

const pruned = JSON.parse(readFileSync(`${root}/.jsii`, 'utf8'), (key, value) =>
  PROSE.includes(key) ? undefined : value,
);
// Nothing is checked against the fingerprint, but the schema requires one.
const baseline = { ...pruned, fingerprint: '*' };
writeFileSync(`${root}/tools/api-baseline.json`, `${JSON.stringify(baseline, null, 1)}\n`);

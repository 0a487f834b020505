/** Writes the table of services into packages/local/README.md, from the compiled registry: `node tools/scripts/document-services.mjs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import registry from '../../packages/local/lib/services/registry.js';

const README = new URL('../../packages/local/README.md', import.meta.url);
const [START, END] = ['<!-- services -->', '<!-- /services -->'];

const rows = registry.SERVICES.flatMap(({ readme }) => readme).map(({ resource, here }) => `| ${resource} | ${here} |`);
const table = ['| resource | here |', '| --- | --- |', ...rows].join('\n');
const text = readFileSync(README, 'utf8');
const [before, after] = [text.indexOf(START), text.indexOf(END)];
if (before < 0 || after < before) throw new Error(`packages/local/README.md has no ${START} with an ${END} after it`);
writeFileSync(README, `${text.slice(0, before + START.length)}\n\n${table}\n\n${text.slice(after)}`);

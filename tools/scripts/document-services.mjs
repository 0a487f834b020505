/** Writes the tables of services into packages/local/README.md, from the compiled registry: `npx projen document:services`. */
import { readFileSync, writeFileSync } from 'node:fs';
import registry from '../../packages/local/lib/services/registry.js';

const README = new URL('../../packages/local/README.md', import.meta.url);

const { SERVICES } = registry;
const operations = SERVICES.map(({ name, readme }) => [readme.title, `\`${name}\``, readme.operations]);
const resources = SERVICES.flatMap(({ readme }) => readme.rows).map(({ resource, here }) => [resource, here]);

let text = readFileSync(README, 'utf8');
replaceTable('operations', ['service', 'name here', 'operations'], operations);
replaceTable('services', ['resource', 'here'], resources);
writeFileSync(README, text);

function replaceTable(name, heads, rows) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, after] = [text.indexOf(start), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`packages/local/README.md has no ${start} with an ${end} after it`);
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  text = `${text.slice(0, before + start.length)}\n\n${lines.join('\n')}\n\n${text.slice(after)}`;
}

// Draws which folder imports from which, as dependency-cruiser finds it, into docs/architecture.md:
// `npm run document:architecture`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const PAGE = 'docs/architecture.md';
const GRAPHS = {
  library: { folder: 'src', roomOf: /^src\/(private\/[^/]+|handlers)\//, rest: 'public API' },
  runner: { folder: 'packages/local/src', roomOf: /^packages\/local\/src\/([^/]+)\//, rest: 'index and cli' },
};

let page = readFileSync(PAGE, 'utf8');
for (const [name, graph] of Object.entries(GRAPHS)) {
  const block = new RegExp(`(?<=<!-- ${name} -->\\n).*?(?=<!-- end -->)`, 's');
  if (!block.test(page)) throw new Error(`${PAGE} must have <!-- ${name} --> and <!-- end --> around the graph.`);
  const drawing = `\n\`\`\`mermaid\n${mermaidOf(await importsOf(graph))}\n\`\`\`\n\n`;
  page = page.replace(block, () => drawing);
}
writeFileSync(PAGE, page);

/** Pairs of folders, of which the first imports from the second at run time. */
async function importsOf({ folder, roomOf, rest }) {
  const { output } = await cruise([folder], { includeOnly: `^${folder}`, tsPreCompilationDeps: false, ruleSet: {} });
  const room = (file) => roomOf.exec(file)?.[1].replace('private/', '') ?? rest;
  const pairs = output.modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => `${room(source)}\n${room(resolved)}`),
  );
  const found = [...new Set(pairs)].map((pair) => pair.split('\n')).filter(([from, to]) => from !== to);
  if (found.length === 0) throw new Error(`No import between two folders of ${folder} was found.`);
  return found.sort();
}

function mermaidOf(imports) {
  const names = [...new Set(imports.flat())].sort();
  const id = (name) => `n${names.indexOf(name)}`;
  return [
    'flowchart TD',
    ...names.map((name) => `  ${id(name)}["${name}"]`),
    ...imports.map(([from, to]) => `  ${id(from)} --> ${id(to)}`),
  ].join('\n');
}

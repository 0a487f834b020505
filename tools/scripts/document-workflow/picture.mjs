// A definition as a standalone picture: the inspector's graph with the inspector's colors.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const local = (path) => require(`../../../packages/local/lib/inspector/${path}.js`);
const { drawGraph } = local('graph/draw');
const { layOut } = local('graph/layout');
const { workflowOf } = local('graph/workflow');
const { traceOf } = local('history/trace');

const STYLE = `
  svg { --ground: #f5f6f8; --card: #ffffff; --ink: #1b2026; --quiet: #56606b; --line: #dbe0e6; --edge: #7d8792; background: var(--ground);
    font: 13px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
  @media (prefers-color-scheme: dark) {
    svg { --ground: #121518; --card: #1b1f24; --ink: #e6e9ed; --quiet: #a0aab4; --line: #30363d; --edge: #6f7a86; }
  }
  rect { fill: var(--card); stroke: var(--edge); }
  .box > rect { fill: var(--ground); }
  .name { fill: var(--ink); }
  .note { fill: var(--quiet); font-size: 11px; }
  .mark { fill: var(--line); }
  .edge { fill: none; stroke: var(--edge); }
  .edge.catch { stroke-dasharray: 4 3; }
  .end { fill: var(--card); stroke: var(--edge); stroke-width: 2; }
  marker path { fill: var(--edge); }
`;

/** @param title what the picture shows, for those who cannot see it */
export function pictureOf(definition, title) {
  const drawn = drawGraph(layOut(workflowOf(definition)), traceOf([]), (name) => name).toString();
  return `${drawn
    // Links point to the page of an execution, which does not exist here.
    .replace(/<a\s+href="[^"]*"\s+id="[^"]*"/g, '<g')
    .replaceAll('</a>', '</g>')
    .replace(/\s+data-[xy]="[^"]*"/g, '')
    .replace(/aria-label="Workflow graph"/, `aria-label="${title}" xmlns="http://www.w3.org/2000/svg"`)
    .replace('<defs>', `<style>${STYLE}</style>\n    <defs>`)
    .replace(/(\d+\.\d)\d+/g, '$1')
    .replace(/\n\s*/g, '\n')}\n`;
}

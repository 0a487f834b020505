/** The graph of an execution, the panels beside it, and the timeline below. */
export const EXECUTION = `
.execution { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 27rem); gap: 1rem; align-items: start; }
.graph-part { min-width: 0; }
.canvas { overflow: auto; max-height: 44rem; padding: 0.5rem; display: grid; justify-items: safe center; }
.fitted { overflow: hidden auto; }
.fitted .graph { max-width: 100%; height: auto; }
.graph { display: block; font-size: 13px; max-width: none; }
.graph rect { fill: var(--card); stroke: var(--edge); stroke-width: 1; }
.graph .box > rect { fill: var(--ground); fill-opacity: 0.6; stroke-dasharray: none; }
.graph .idle > rect { stroke-dasharray: 4 3; }
.graph .succeeded > rect { stroke: var(--good); }
.graph .caught > rect, .graph .stopped > rect, .graph .running > rect { stroke: var(--warn); }
.graph .failed > rect { stroke: var(--bad); stroke-width: 1.5; }
.graph .leaf.succeeded > rect { fill: var(--card); }
.graph .leaf.caught > rect { fill: var(--warn-ground); }
.graph .leaf.failed > rect { fill: var(--bad-ground); }
.graph .node { text-decoration: none; }
.graph .node:focus { outline: none; }
.graph .node:hover > rect { stroke: var(--accent); }
.graph .node[aria-current] > rect { stroke: var(--accent); stroke-width: 2.5; }
.graph .node:focus-visible > rect { stroke: var(--accent); stroke-width: 3.5; }
.graph .name { fill: var(--ink); font-weight: 550; }
.graph .idle .name { fill: var(--quiet); font-weight: 400; }
.graph .note { fill: var(--quiet); font-size: 11px; font-weight: 400; }
.graph .mark { fill: var(--quiet); }
.graph .idle .mark { fill: var(--line); }
.graph .succeeded > .mark { fill: var(--good); }
.graph .caught > .mark, .graph .stopped > .mark, .graph .running > .mark { fill: var(--warn); }
.graph .failed > .mark { fill: var(--bad); }
.graph .sign { fill: none; stroke: var(--card); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.graph .edge { fill: none; stroke: var(--edge); stroke-width: 1; opacity: 0.75; }
.graph .edge.catch { stroke-dasharray: 4 3; }
.graph .edge.taken { stroke: var(--accent); stroke-width: 2; opacity: 1; }
#arrow path { fill: var(--edge); }
#arrow-taken path { fill: var(--accent); }
.graph .end { fill: var(--card); stroke: var(--edge); stroke-width: 2; }
.graph .end.taken { fill: var(--accent); stroke: var(--accent); }
.panels { position: sticky; top: 6.2rem; max-height: calc(100vh - 7.2rem); overflow-y: auto; }
.panel { padding: 0.9rem 1rem 1rem; scroll-margin-top: 6.5rem; }
.panel > h2 { margin: 0; font-size: 1.05rem; }
.panel .hint { margin: 0.25rem 0 0; font-size: 0.875rem; }
.panel pre { background: var(--ground); border-radius: 7px; padding: 0.5rem 0.7rem; max-height: 20rem; overflow-y: auto; }
.chooses .panel:not(.chosen) { display: none; }
.value-name { margin: 0.8rem 0 0.3rem; font-size: 0.875rem; font-weight: 600; overflow-wrap: anywhere; }
.attempt { border-left: 2px solid var(--line); padding-left: 0.75rem; margin-top: 0.8rem; }
.failure { margin-top: 0.7rem; border-radius: 7px; background: var(--bad-ground); color: var(--bad); padding: 0.5rem 0.7rem; overflow-wrap: anywhere; }
.panel .failure pre { background: none; padding: 0; color: var(--ink); }
.failure .json span { color: inherit; }
.ways li { padding: 0.15rem 0; overflow-wrap: anywhere; }
.ways .taken a { font-weight: 600; }
.ways code { display: block; color: var(--quiet); }
.definition { margin-top: 1rem; }
.definition summary { cursor: pointer; font-size: 0.875rem; color: var(--quiet); margin-bottom: 0.3rem; }
.timeline ol { padding: 0.5rem 0.9rem; }
.timeline li { display: grid; grid-template-columns: minmax(0, 17rem) minmax(0, 1fr) 9.5rem; gap: 0.75rem; align-items: center; min-height: 1.7rem; }
.timeline li > a { color: inherit; text-decoration: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 0.875rem; border-radius: 4px; }
.timeline li > a:hover { color: var(--accent); text-decoration: underline; }
.timeline li > a[aria-current] { color: var(--accent); font-weight: 600; }
.depth-1 { padding-left: 0.9rem; }
.depth-2 { padding-left: 1.8rem; }
.depth-3 { padding-left: 2.7rem; }
.depth-4 { padding-left: 3.6rem; }
.bars { display: block; overflow: visible; }
.track { stroke: var(--line); }
.bars .visit { fill: var(--accent); fill-opacity: 0.35; }
.bars .try { fill: var(--accent); }
.bars .bad { fill: var(--bad); }
.failed .bars .visit { fill: var(--bad); }
.caught .bars .visit, .stopped .bars .visit { fill: var(--warn); }
.took { font-size: 0.8125rem; color: var(--quiet); font-variant-numeric: tabular-nums; white-space: nowrap; }
.events { margin-top: 1.5rem; }
.events .scroll { max-height: 30rem; overflow: auto; padding: 0; }
@media (max-width: 62rem) {
  .execution { grid-template-columns: minmax(0, 1fr); }
  .panels { position: static; max-height: none; }
  .canvas { max-height: 34rem; }
}
@media (max-width: 40rem) {
  .timeline li { grid-template-columns: minmax(0, 1fr) auto; gap: 0 0.5rem; padding: 0.2rem 0; }
  .timeline .bars { grid-column: 1 / -1; grid-row: 2; }
}
@media (prefers-reduced-motion: no-preference) {
  .row, .graph rect, button { transition: border-color 0.12s, stroke 0.12s, background-color 0.12s; }
}
`;

/** Lists, tables, values and forms. */
export const DATA = `
.json .key { color: var(--accent); }
.json .string { color: var(--good); }
.json .number, .json .word { color: var(--second); }
.list > li + li { margin-top: 0.4rem; }
.row { display: grid; grid-template-columns: 6.5rem 9.5rem minmax(0, 1fr); gap: 0.1rem 0.75rem; align-items: baseline; padding: 0.6rem 0.9rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; color: inherit; text-decoration: none; }
.row:hover { border-color: var(--accent); }
.row .badge { justify-self: start; }
.when { font-variant-numeric: tabular-nums; white-space: nowrap; color: var(--quiet); }
.when b { color: var(--ink); font-weight: 600; margin-left: 0.4rem; }
.posted { font: 0.8125rem/1.5 var(--mono); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.machine { grid-column: 1 / 3; grid-row: 2; font-size: 0.8125rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.way { grid-column: 3; grid-row: 2; font-size: 0.875rem; color: var(--quiet); overflow-wrap: anywhere; }
.error { color: var(--bad); }
details.card > summary, details.inner > summary { padding: 0.65rem 0.9rem; cursor: pointer; overflow-wrap: anywhere; border-radius: 9px; }
details.card > summary:hover { background: var(--raised); }
details.card > :not(summary), .card > dl { padding: 0.25rem 0.9rem 0.75rem; }
details.card > details.inner { padding: 0; border-top: 1px solid var(--line); }
details.inner > :not(summary) { padding: 0 0.9rem 0.75rem; }
details dl { display: grid; grid-template-columns: minmax(4rem, auto) 1fr; gap: 0.35rem 1rem; }
dt { color: var(--quiet); }
dd { min-width: 0; overflow-wrap: anywhere; }
.status { font-weight: 600; }
.glimpse { display: block; font: 0.8125rem/1.5 var(--mono); color: var(--quiet); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.mail { overflow: hidden; }
.mail h2 { margin: 0; padding: 0.8rem 1rem 0; }
.mail .facts { display: flex; flex-wrap: wrap; gap: 0.1rem 1.5rem; padding: 0.3rem 1rem 0.7rem; font-size: 0.875rem; border-bottom: 1px solid var(--line); }
.facts div { display: flex; gap: 0.5rem; min-width: 0; }
.letter { padding: 0.9rem 1rem; max-width: 52rem; }
.mail iframe { display: block; width: 100%; height: 22rem; border: 0; border-top: 1px solid var(--line); background: #ffffff; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
thead th { color: var(--quiet); font-weight: 500; white-space: nowrap; }
td { white-space: nowrap; font: 0.8125rem/1.5 var(--mono); }
tbody th { font-weight: 500; }
td.long { min-width: 18rem; max-width: 26rem; white-space: normal; overflow-wrap: anywhere; }
.numbers td, .numbers thead th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
.log { font: 0.8125rem/1.55 var(--mono); background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 0.4rem 0; }
.log li { display: grid; grid-template-columns: 5rem minmax(6rem, 17rem) minmax(0, 1fr); gap: 0 0.75rem; padding: 0.15rem 0.9rem; }
.log time { color: var(--quiet); }
.log .from, .log .text { white-space: pre-wrap; overflow-wrap: anywhere; }
.log .from { color: var(--quiet); }
.log .error .from, .log .error .text, .log .FAILED .text, .log .TIMED_OUT .text { color: var(--bad); }
.form { padding: 0.9rem 1rem 1rem; display: grid; gap: 0.75rem; }
.form h2 { margin: 0; }
.form .fields { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.form .fields label { flex: 1 1 12rem; }
.form .fields label.narrow { flex: 0 1 8rem; }
label { display: grid; gap: 0.25rem; font-size: 0.875rem; color: var(--quiet); min-width: 0; }
input, select, textarea { font: 0.875rem/1.5 var(--mono); color: var(--ink); background: var(--ground); border: 1px solid var(--edge); border-radius: 7px; padding: 0.4rem 0.6rem; width: 100%; min-width: 0; }
textarea { resize: vertical; }
.form li { overflow-wrap: anywhere; }
.grants li { display: grid; grid-template-columns: 4rem minmax(0, 1fr); gap: 0.5rem; padding: 0.5rem 0; border-top: 1px solid var(--line); align-items: baseline; }
.grants .badge { justify-self: start; }
.targets { display: flex; flex-wrap: wrap; gap: 0 1rem; color: var(--quiet); }
.targets span { overflow-wrap: anywhere; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0 0.75rem; }
.chart { padding: 0.8rem 1rem; min-width: 0; }
figcaption { display: flex; flex-wrap: wrap; gap: 0 0.9rem; margin-bottom: 0.5rem; }
.chart .key { font-size: 0.8125rem; color: var(--quiet); }
.chart .key::before { content: ''; display: inline-block; width: 0.6rem; height: 0.6rem; border-radius: 2px; margin-right: 0.35rem; background: var(--accent); }
.chart .key.bad::before { background: var(--bad); }
.chart .key.second::before { background: var(--second); }
.plot { position: relative; }
.plot .top { position: static; background: none; border: 0; display: block; font-size: 0.78rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.plot svg { display: block; overflow: visible; }
.grid { stroke: var(--line); }
.plot rect { fill: var(--accent); }
.plot rect.bad { fill: var(--bad); }
.plot line.plain { stroke: var(--accent); stroke-width: 2; }
.plot line.second { stroke: var(--second); stroke-width: 2; }
.plot circle.plain { fill: var(--accent); }
.plot circle.second { fill: var(--second); }
.axis { display: flex; justify-content: space-between; font-size: 0.78rem; color: var(--quiet); margin-top: 0.35rem; font-variant-numeric: tabular-nums; }
@media (max-width: 48rem) {
  .row { grid-template-columns: auto 1fr; }
  .row .machine { display: none; }
  .posted, .way { grid-column: 1 / -1; grid-row: auto; }
  .log li { grid-template-columns: 4.7rem minmax(0, 1fr); padding-bottom: 0.35rem; }
  .log .text { grid-column: 1 / -1; }
  details dl { grid-template-columns: 1fr; gap: 0; }
  details dd { margin-bottom: 0.5rem; }
}
`;

/** The look of the inspector: light and dark, from a phone to a wide screen. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9;
  --card: #ffffff;
  --ink: #1b1f24;
  --quiet: #5b6570;
  --line: #dfe3e8;
  --accent: #1a5fb4;
  --good: #1c7c41;
  --bad: #b3261e;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a;
    --card: #1d2125;
    --ink: #e7eaee;
    --quiet: #9aa4af;
    --line: #32383f;
    --accent: #8ab8f5;
    --good: #7fd29b;
    --bad: #ff9c94;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
header, main { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1.5rem; padding-top: 1.75rem; }
h1 { font-size: 1.4rem; margin: 0; }
nav { display: flex; gap: 1rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main { padding-bottom: 4rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 0.75rem; }
h2 small, h3 small { color: var(--quiet); font-weight: 400; }
h3 { font-size: 1rem; margin: 1.25rem 0 0.5rem; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 0.75rem; }
.card > p, .card > dl, .card > pre { margin: 0; padding: 0.75rem 1rem; }
.empty { color: var(--quiet); }
summary { padding: 0.75rem 1rem; cursor: pointer; overflow-wrap: anywhere; }
summary:hover { background: var(--ground); border-radius: 10px; }
.path { display: block; padding-left: 1.1rem; }
.status { font-weight: 600; }
.SUCCEEDED { color: var(--good); }
.FAILED, .TIMED_OUT, .ABORTED { color: var(--bad); }
.quiet { color: var(--quiet); }
dl { display: grid; grid-template-columns: minmax(4.5rem, auto) 1fr; gap: 0.35rem 1rem; border-top: 1px solid var(--line); }
.mail dl { border-top: 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
pre { font: 0.875rem/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
.mail pre { border-top: 1px solid var(--line); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem; border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; }
th { color: var(--quiet); font-weight: 500; white-space: nowrap; }
td { white-space: nowrap; font: 0.825rem/1.5 var(--mono); }
.long { min-width: 18rem; max-width: 26rem; white-space: normal; overflow-wrap: anywhere; }
@media (max-width: 32rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.5rem; }
}
`;

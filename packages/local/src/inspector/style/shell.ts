/** The frame of all pages. */
export const SHELL = `
.skip { position: absolute; left: -99rem; top: 0; background: var(--card); padding: 0.5rem 1rem; z-index: 3; }
.skip:focus { left: 0.5rem; top: 0.5rem; }
.top { background: var(--card); border-bottom: 1px solid var(--line); position: sticky; top: 0; z-index: 2; }
.bar, .top nav, main { max-width: 84rem; margin: 0 auto; padding: 0 1.25rem; }
.bar { display: flex; align-items: baseline; gap: 0.9rem; padding-top: 0.7rem; }
.brand { font-weight: 700; color: var(--ink); text-decoration: none; }
.app { color: var(--quiet); min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.to-page { margin-left: auto; white-space: nowrap; font-size: 0.875rem; }
.connection { font-size: 0.875rem; color: var(--quiet); white-space: nowrap; }
.connection:empty { display: none; }
.connection::before { content: ''; display: inline-block; width: 0.5rem; height: 0.5rem; border-radius: 50%; margin-right: 0.4rem; background: var(--quiet); }
.connection[data-state='on']::before { background: var(--good); }
.connection[data-state='off']::before { background: var(--bad); }
.top nav { overflow-x: auto; scrollbar-width: none; }
.top nav ul { display: flex; gap: 0.15rem; margin: 0 -0.65rem; }
.top nav a { display: block; padding: 0.55rem 0.65rem 0.5rem; color: var(--quiet); text-decoration: none; border-bottom: 2px solid transparent; white-space: nowrap; }
.top nav a:hover { color: var(--ink); }
.top nav a:focus-visible { outline-offset: -3px; border-radius: 6px; }
.top nav a[aria-current] { color: var(--ink); border-bottom-color: var(--accent); font-weight: 600; }
.count { font-size: 0.75rem; color: var(--quiet); background: var(--raised); border-radius: 99px; padding: 0.05rem 0.4rem; font-weight: 500; font-variant-numeric: tabular-nums; }
main { padding-bottom: 4rem; outline: none; }
.heading { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 1rem; margin: 1.5rem 0 1rem; }
.heading h1 { display: flex; align-items: center; gap: 0.6rem; }
.heading p { overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 0.75rem; }
.empty, .problem { padding: 1rem; color: var(--quiet); }
.problem { color: var(--bad); border-color: var(--bad); overflow-wrap: anywhere; }
.badge { display: inline-block; font-size: 0.78rem; font-weight: 600; line-height: 1.3; padding: 0.15rem 0.5rem; border-radius: 99px; white-space: nowrap; background: var(--raised); color: var(--ink); }
.badge.SUCCEEDED { background: var(--good-ground); color: var(--good); }
.badge.FAILED, .badge.TIMED_OUT, .badge.ABORTED { background: var(--bad-ground); color: var(--bad); }
.badge.waiting, .badge.RUNNING { background: var(--warn-ground); color: var(--warn); }
h1 .badge { font-size: 0.95rem; padding: 0.2rem 0.7rem; }
.filters { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0 0 0.75rem; }
.filters a, .filters button { color: var(--accent); padding: 0.2rem 0.7rem; border: 1px solid var(--edge); border-radius: 99px; text-decoration: none; font-size: 0.875rem; background: var(--card); }
.filters a[aria-current], .filters [aria-pressed='true'] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
[hidden] { display: none !important; }
button { font: inherit; font-weight: 500; color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: 7px; padding: 0.3rem 0.8rem; cursor: pointer; }
button:hover { background: var(--raised); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); padding: 0.45rem 1.2rem; justify-self: start; }
button.main:hover { filter: brightness(1.08); }
.with-action { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1rem; }
section > .with-action { margin-bottom: 0.6rem; }
section > .with-action h2 { margin-bottom: 0; }
.with-action > span { overflow-wrap: anywhere; min-width: 0; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 1rem; align-items: start; }
.columns > * { min-width: 0; }
@media (forced-colors: active) {
  .top nav a { border-bottom-color: Canvas; }
  .top nav a[aria-current] { border-bottom-color: Highlight; }
  .filters a[aria-current], .filters [aria-pressed='true'] { outline: 2px solid Highlight; }
  .badge { border: 1px solid; }
  .chart .key::before, .connection::before { forced-color-adjust: none; }
}
@media (max-width: 40rem) {
  .bar, .top nav, main { padding-left: 0.9rem; padding-right: 0.9rem; }
  .to-page { display: none; }
  .connection { margin-left: auto; }
}
`;

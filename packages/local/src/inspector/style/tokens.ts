/** Colors and fonts, for light and dark. Every text color has a contrast of at least 4.5 on every background here. */
export const TOKENS = `
:root {
  color-scheme: light dark;
  --ground: #f5f6f8;
  --card: #ffffff;
  --raised: #eef1f5;
  --ink: #1b2026;
  --quiet: #56606b;
  --line: #dbe0e6;
  --edge: #7d8792;
  --accent: #1a5fb4;
  --accent-ground: #e3edfa;
  --on-accent: #ffffff;
  --good: #17703a;
  --good-ground: #e2f3e8;
  --bad: #b3261e;
  --bad-ground: #fbe7e5;
  --warn: #855400;
  --warn-ground: #faefd9;
  --second: #7a4fb5;
  scrollbar-color: var(--edge) var(--ground);
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121518;
    --card: #1b1f24;
    --raised: #252a31;
    --ink: #e6e9ed;
    --quiet: #a0aab4;
    --line: #30363d;
    --edge: #6f7a86;
    --accent: #8ab8f5;
    --accent-ground: #1d2f47;
    --on-accent: #0e1a29;
    --good: #7fd29b;
    --good-ground: #17301f;
    --bad: #ff9c94;
    --bad-ground: #3b1d1b;
    --warn: #f0c36b;
    --warn-ground: #362a13;
    --second: #c7a5f2;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre { font-family: var(--mono); font-size: 0.8125rem; }
pre { margin: 0; line-height: 1.55; white-space: pre-wrap; overflow-wrap: anywhere; }
code { overflow-wrap: anywhere; }
small { font-size: 0.875em; color: var(--quiet); font-weight: 400; }
h1, h2, h3, p, dl, dd, ul, ol, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { font-size: 1.35rem; font-weight: 650; letter-spacing: -0.01em; }
h2 { font-size: 1rem; font-weight: 600; margin: 1.75rem 0 0.6rem; overflow-wrap: anywhere; }
h3 { font-size: 0.9rem; font-weight: 600; margin: 1.25rem 0 0.5rem; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
`;

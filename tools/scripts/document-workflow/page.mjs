// The text of docs/workflow.md.
import { readFileSync } from 'node:fs';

const VARIABLES = readFileSync(new URL('../../../src/private/states/variables.ts', import.meta.url), 'utf8');

/** @param states of the workflow, those that a form with several notifications adds, and of the sweep: `{ name, type, does, law? }` */
export function pageOf({ workflow, several, sweep }) {
  return `<!-- Written by \`npm run docgen\` from the synthesized definition. Change tools/scripts/document-workflow/ instead. -->

# The workflow

What happens to a submission between the HTTP API and the answer: every state of the Express workflow, in the order of its definition,
and of the sweep that finds unfinished submissions. The pictures show a form with one email notification and a honeypot; other options
add states of the same kinds. Dashed lines are caught errors. The laws are those of [laws.md](laws.md).

![The form's workflow](workflow.svg)

${tableOf(workflow)}

With several notifications, or with a receipt, the form has these states too. They are shown for one email and a receipt; a second email has
\`Process Email 2\` and so on. Each notification is marked when it is sent, and an error in the states of one does not stop the others.

${tableOf(several)}

## The variables

States keep what they know in variables, which \`src/private/states/variables.ts\` declares with all of their members.

${variablesTable()}

## The sweep

A state machine on a schedule. Every 5 minutes it looks for submissions that were recorded and never finished, and requests a replay of each.

![The sweep](sweep.svg)

${tableOf(sweep)}
`;
}

function tableOf(states) {
  const rows = states.map(({ name, type, does, law }) => `| **${name}** | ${type} | ${does} | ${law ?? ''} |`);
  return ['| state | type | what it does | law |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Each variable with its doc comment. */
function variablesTable() {
  const declared = /\/\*\* ([^*]+) \*\/\nexport const [A-Z_]+ = (?:members\('(\w+)'|'\$(\w+)')/g;
  const rows = [...VARIABLES.matchAll(declared)].map(([, text, object, plain]) => `| \`$${object ?? plain}\` | ${text} |`);
  return ['| variable | what it holds |', '| --- | --- |', ...rows].join('\n');
}

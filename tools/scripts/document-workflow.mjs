// Writes docs/workflow.md and its picture from the definition that the library synthesizes, drawn by the inspector's own renderer.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageOf } from './document-workflow/page.mjs';
import { MORE_STATES, STATES, SWEEP_STATES } from './document-workflow/states.mjs';
import { pictureOf } from './document-workflow/picture.mjs';

process.env.CDK_VALIDATION = 'false';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const { App, Stack } = require('aws-cdk-lib');
const { Notification, SentimentFormBackend } = require(join(ROOT, 'lib'));
const { planOf } = require(join(ROOT, 'packages/local/lib/plan/plan.js'));
const { readAssembly } = require(join(ROOT, 'packages/local/lib/assembly/read-assembly.js'));
const { allStates, workflowOf } = require(join(ROOT, 'packages/local/lib/inspector/graph/workflow.js'));

const outdir = mkdtempSync(join(tmpdir(), 'document-workflow-'));
try {
  const [form, sweep] = definitionsIn(join(outdir, 'one'));
  const [formOfSeveral] = definitionsIn(join(outdir, 'several'), { receipt: { fromAddress: 'forms@example.com' } });
  writeFileSync(join(ROOT, 'docs/workflow.svg'), pictureOf(form, "The form's workflow"));
  writeFileSync(join(ROOT, 'docs/sweep.svg'), pictureOf(sweep, 'The sweep'));
  writeFileSync(
    join(ROOT, 'docs/workflow.md'),
    pageOf({
      workflow: described(statesOf(form), STATES, 'STATES'),
      several: described(added(statesOf(formOfSeveral), statesOf(form)), MORE_STATES, 'MORE_STATES'),
      sweep: described(statesOf(sweep), SWEEP_STATES, 'SWEEP_STATES'),
    }),
  );
} finally {
  rmSync(outdir, { recursive: true, force: true });
}

/** The definitions of the workflow and of the sweep, of a form with one notification, a honeypot, and these props. */
function definitionsIn(folder, props = {}) {
  const app = new App({ outdir: folder });
  new SentimentFormBackend(new Stack(app, 'Documented'), 'Form', {
    notifications: [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })],
    spam: { honeypotField: 'website' },
    ...props,
  });
  const { stateMachines } = planOf(readAssembly(app.synth().directory), join(folder, 'functions'));
  const byName = (part) => stateMachines.find(({ logicalId }) => logicalId.includes(part)).description.definition;
  return [byName('FormWorkflow'), byName('FormSweep')];
}

function statesOf(definition) {
  return allStates(workflowOf(definition));
}

/** The states that are not among the others. */
function added(states, others) {
  return states.filter(({ name }) => !others.some((other) => other.name === name));
}

/** Each state with its description, in the order of the definition; a state without one, or one without a state, is an error. */
function described(states, descriptions, name) {
  const missing = states.filter((state) => !(state.name in descriptions)).map((state) => state.name);
  const left = Object.keys(descriptions).filter((state) => !states.some((found) => found.name === state));
  if (missing.length > 0 || left.length > 0) {
    throw new Error(
      `${name} in tools/scripts/document-workflow/states.mjs must describe each state of the definition, and no other. ` +
        `Without a description: ${missing.join(', ') || 'none'}. Without a state: ${left.join(', ') || 'none'}.`,
    );
  }
  return states.map((state) => ({ name: state.name, type: state.type, ...descriptions[state.name] }));
}

/** What the library makes: one cloud assembly for each kind of backend, and one for each example in TypeScript. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { BACKENDS } from '../../test/security/variants';
import { synthesizeExample } from '../../test/support/synthesize-example';
import { formTemplate, textOf } from '../template/template';

/** A cloud assembly, and its name. */
export interface Synthesized {
  readonly name: string;
  readonly folder: string;
}

/** The examples in other languages give the template of the one in TypeScript, which `npm run test:languages` shows. */
const EXAMPLES = ['contact-form', 'ancestor', 'existing-workflow', 'typescript'];

const folder = mkdtempSync(join(tmpdir(), 'witnesses-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A new folder that is gone when the process ends. */
export function scratchFolder(prefix: string): string {
  return mkdtempSync(join(folder, prefix));
}

const made = new Map<string, Promise<Synthesized>>();

/** The backend with no option, or with every one. */
export async function backendNamed(name: 'no option' | 'every option'): Promise<Synthesized> {
  return once(name, async (outdir) => synthesize(name, outdir));
}

/** One backend for each option that brings something of its own. */
export async function allBackends(): Promise<readonly Synthesized[]> {
  return Promise.all(BACKENDS.map(async ([name]) => once(name, async (outdir) => synthesize(name, outdir))));
}

/** The examples, as their own programs synthesize them. */
export async function allExamples(): Promise<readonly Synthesized[]> {
  const examples: Synthesized[] = [];
  for (const name of EXAMPLES) examples.push(await exampleNamed(name));
  return examples;
}

/** One of the examples. */
export async function exampleNamed(name: string): Promise<Synthesized> {
  return once(`example ${name}`, async (outdir) => synthesizeExample(outdir, name));
}

/** The template for those who do not use CDK, in a folder of its own. */
export async function selfContainedTemplate(): Promise<Synthesized> {
  return once('self-contained template', async (outdir) => {
    mkdirSync(outdir, { recursive: true });
    writeFileSync(join(outdir, 'form.template.json'), textOf(formTemplate().template));
  });
}

async function synthesize(name: string, outdir: string): Promise<void> {
  const make = BACKENDS.find(([other]) => other === name)?.[1];
  if (make === undefined) throw new Error(`There is no backend with ${name}.`);
  const app = new App({ outdir, analyticsReporting: false });
  make(new Stack(app, 'Stack'));
  app.synth();
}

/** Each is synthesized once per process, whichever witnesses need it. */
async function once(name: string, synthesizeInto: (outdir: string) => Promise<void>): Promise<Synthesized> {
  const outdir = join(folder, name.replaceAll(/\W+/g, '-'));
  const making = made.get(name) ?? synthesizeInto(outdir).then(() => ({ name, folder: outdir }));
  made.set(name, making);
  return making;
}

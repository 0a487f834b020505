/** Runs CloudFormation's linter on the templates. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { allBackends, allExamples, selfContainedTemplate } from '../assemblies';
import { environment, program } from '../toolbox/python';
import { run } from '../toolbox/run';
import type { Witness } from '../witness';
import { brokenTemplate, LINTED_FAULTS } from './faults';
import { IGNORED } from './ignored';

export const templates: Witness = {
  name: 'templates',
  title: 'the templates of all backends and examples, and cfn-lint',
  isQuick: true,
  run: async () => {
    const all = [...(await allBackends()), ...(await allExamples()), await selfContainedTemplate()];
    const files = all.flatMap((one) => templatesIn(one.folder));
    return {
      compared: { templates: files.length },
      disagreements: await linted(files),
      exceptions: Object.entries(IGNORED).map(([rule, reason]) => `${rule}: ${reason}`),
    };
  },
  selfTest: {
    faults: LINTED_FAULTS,
    run: async () => linted(templatesIn((await brokenTemplate()).folder)),
  },
};

async function linted(files: readonly string[]): Promise<readonly string[]> {
  const folder = await environment('lint');
  const options = ['--format', 'json', '--ignore-checks', ...Object.keys(IGNORED), '--template', ...files];
  const { code, stdout, stderr } = await run(program(folder, 'cfn-lint'), options);
  const findings = JSON.parse(stdout || '[]') as readonly Finding[];
  if (code !== 0 && findings.length === 0) throw new Error(`cfn-lint stopped: ${stderr}`);
  return findings.map(describe);
}

interface Finding {
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  readonly Filename: string;
  readonly Location: { readonly Path?: readonly (string | number)[] };
}

function templatesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => join(folder, name));
}

function describe({ Rule: rule, Message: message, Filename: file, Location: { Path: path = [] } }: Finding): string {
  return `${file.split('/').slice(-2).join('/')}, ${path.join('/')}: ${rule.Id} ${message}`;
}

/** Runs AWS SAM's own validation on the smallest, the largest and the example's template. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allExamples, backendNamed, selfContainedTemplate, type Synthesized } from '../assemblies';
import { environment, program } from '../toolbox/python';
import { run } from '../toolbox/run';
import type { Witness } from '../witness';
import { brokenTemplate, LINTED_FAULTS } from './faults';
import { IGNORED } from './ignored';

/** It needs a region, and would send its usage elsewhere. */
const ENVIRONMENT = { AWS_DEFAULT_REGION: 'us-east-1', SAM_CLI_TELEMETRY: '0' };

export const sam: Witness = {
  name: 'sam',
  title: 'the templates of the smallest and the largest backend and of the examples, and `sam validate --lint`',
  isQuick: false,
  run: async () => {
    const backends = [
      await backendNamed('no option'),
      await backendNamed('every option'),
      ...(await allExamples()),
      await selfContainedTemplate(),
    ];
    return {
      compared: { backends: backends.length },
      disagreements: await validated(backends),
      exceptions: Object.entries(IGNORED).map(([rule, reason]) => `${rule}: ${reason}`),
    };
  },
  selfTest: {
    faults: LINTED_FAULTS,
    run: async () => (await validated([await brokenTemplate()])).flatMap((said) => said.split('\n')),
  },
};

async function validated(backends: readonly Synthesized[]): Promise<readonly string[]> {
  const command = program(await environment('sam'), 'sam');
  const disagreements: string[] = [];
  for (const { name, folder } of backends) {
    for (const template of readdirSync(folder).filter((file) => file.endsWith('.template.json'))) {
      const { code, stdout, stderr } = await validate(command, join(folder, template));
      if (code !== 0) disagreements.push(`${name}: ${stdout}${stderr}`);
    }
  }
  return disagreements;
}

/** The linter in it reads which rules are off from a file in the current folder. */
async function validate(command: string, template: string) {
  const cwd = mkdtempSync(join(tmpdir(), 'witness-sam-'));
  try {
    writeFileSync(join(cwd, '.cfnlintrc'), JSON.stringify({ ignore_checks: Object.keys(IGNORED) }));
    return await run(command, ['validate', '--lint', '--template', template], { cwd, env: ENVIRONMENT });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** Asks the tests of the workflow about a mutation that the simulator does not see. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { TextEdit } from './edits';

/** The tests of what the workflow does, alone and end to end; those of roles, alarms and pages are not asked. */
const TESTS = [
  ...['expressions', 'form-workflow', 'form-answers', 'hostile-json', 'limits', 'attention', 'sweep'],
  ...['fields/', 'spam/', 'analyzers/', 'notifications/'],
  ...['backend', 'failures', 'parking', 'sweep', 'http-answers', 'mended-mistakes'].map((name) => `end-to-end/${name}`),
].map((name) => `test/${name}${name.endsWith('/') ? '' : '\\.test'}`);

const ROOT = join(__dirname, '../../..');
const SETUP = ['test/support/quick-synthesis.cjs', 'tools/simulator/mutations/mutate-templates.ts'];

/** The first test that fails with a mutation. Undefined if none fails, or if the mutation does not change a state. */
export async function seenByTests(edits: readonly TextEdit[]): Promise<string | undefined> {
  if (edits.length === 0) return undefined;
  const setup = SETUP.flatMap((file) => ['--setupFiles', join(ROOT, file)]);
  const args = [join(ROOT, 'node_modules/.bin/jest'), '--bail', '--coverage=false', ...setup, '--', ...TESTS];
  const env = { ...process.env, MUTATION_EDITS: JSON.stringify(edits) };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let report = '';
  child.stderr.on('data', (chunk: Buffer) => (report += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code === 0) return undefined;
  const test = /● (.*)/.exec(report)?.[1];
  if (test === undefined || test.includes('failed to run')) throw new Error(`The tests could not be run:\n${report}`);
  return test;
}

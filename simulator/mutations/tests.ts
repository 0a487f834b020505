/** Whether the tests that run the synthesized template see a mutation. They find it in their environment: test/support/mutated.ts. */
import { spawn } from 'node:child_process';

/** Those that run the workflow as a whole, and those that run parts of it. */
const TESTS = [
  'test/end-to-end/(angry|backend|failures|parking)',
  'test/fields',
  'test/spam',
  'test/notifications',
  'test/form-workflow',
  'test/analyzers',
];

/** Runs the tests with the mutation; what makes one of them fail is seen. */
export async function seenByTests(name: string): Promise<boolean> {
  const args = ['jest', '--bail', '--silent', '--coverage=false', ...TESTS];
  const child = spawn('npx', args, { stdio: 'ignore', env: { ...process.env, MUTATION: name } });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return code !== 0;
}

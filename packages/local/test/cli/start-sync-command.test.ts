// The line that the overview prints for the AWS CLI is run by a shell, as a person copies it.
import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type LocalBackend } from '../../src/backend/local-options';
import { banner } from '../../src/cli/banner';
import { startForm, startTemplate } from '../support/backend';
import { temporaryFolder } from '../support/folder';
import { resource } from '../support/form-template';

test('the printed command starts the state machine from the SDK for JavaScript', async () => {
  expect(await copied(await startForm(), folderWithAws())).toEqual(ANSWER);
});

test('the printed command starts the state machine from the AWS CLI', async () => {
  const backend = await startForm();
  if (spawnSync('aws', ['--version']).status === 0) expect(await copied(backend)).toEqual(ANSWER);
  else process.stdout.write('There is no AWS CLI here: its line was run by the SDK for JavaScript alone.\n');
  expect(lineOf(backend)).toContain(' aws stepfunctions start-sync-execution ');
});

test.each([
  ['127.0.0.1', 'localhost'],
  ['0.0.0.0', 'localhost'],
  ['::1', '[::1]'],
])('a server on %s is called at %s', async (host, called) => {
  const backend = await startForm();
  expect(lineOf(backend, host)).toContain(` --endpoint-url http://${called}:${backend.port} `);
});

test('no command is printed if there is no state machine', async () => {
  const backend = await startTemplate({ Resources: { Queue: resource('AWS::SQS::Queue', {}) } });
  expect(banner(backend, { host: '127.0.0.1' })).not.toContain('aws ');
});

const ANSWER = { status: 'SUCCEEDED', output: '{"message":"This is terrible."}' };

function lineOf(backend: LocalBackend, host = '127.0.0.1'): string {
  const [line = ''] = /^.* aws stepfunctions .*$/m.exec(banner(backend, { host })) ?? [];
  return line;
}

/** Runs the command with the environment of a new shell, and returns the status and output of the execution. */
async function copied(backend: LocalBackend, folder = ''): Promise<unknown> {
  const env = { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}`, HOME: temporaryFolder() };
  const { stdout } = await promisify(execFile)('sh', ['-c', lineOf(backend)], { env });
  const { status, output } = JSON.parse(stdout) as Record<string, unknown>;
  return { status, output };
}

/** A folder with a program named `aws` that calls by the SDK for JavaScript. */
function folderWithAws(): string {
  const folder = temporaryFolder();
  const script = `#!/bin/sh\nexec "${process.execPath}" "${join(__dirname, 'aws-by-sdk.cjs')}" "$@"\n`;
  writeFileSync(join(folder, 'aws'), script, { mode: 0o755 });
  return folder;
}

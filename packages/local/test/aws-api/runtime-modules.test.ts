import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createRuntimeModules } from '../../src/aws-api/runtime-modules';
import { temporaryFolder } from '../support/folder';

let folder: string;
beforeAll(() => {
  folder = createRuntimeModules(join(temporaryFolder(), 'node_modules'));
});

test('the folder has the SDK and its dependencies, and nothing else that is installed', () => {
  const names = readdirSync(folder);
  expect(names).toEqual(expect.arrayContaining(['@aws-sdk', '@smithy', 'tslib']));
  expect(names.filter((name) => ['hono', 'jsonata', 'dynalite', 'jsonpath-plus'].includes(name))).toEqual([]);
  expect(names.length).toBeLessThan(20);
});

test('the clients can be loaded from the folder', () => {
  const { SQSClient } = createRequire(join(folder, 'index.js'))('@aws-sdk/client-sqs') as { SQSClient: unknown };
  expect(SQSClient).toEqual(expect.any(Function));
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Browser } from 'playwright-core';
import { LocalBackend } from 'sentiment-form-local';
import { SyncWorkflowApi } from '../../src';
import { launchBrowser } from '../support/browser';
import { functionOf } from '../support/function-of';
import { openInspector } from '../support/inspector-page';
import { startPatiently } from '../support/start-patiently';

const folder = mkdtempSync(join(tmpdir(), 'gates-'));
let backend: LocalBackend;
let browser: Browser;

beforeAll(async () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const [first, second] = ['First', 'Second'].map((name) => gate(stack, name));
  const stateMachine = new sfn.StateMachine(stack, 'Slow', {
    stateMachineType: sfn.StateMachineType.EXPRESS,
    definitionBody: sfn.DefinitionBody.fromChainable(first.next(second)),
  });
  new SyncWorkflowApi(stack, 'Api', { stateMachine });
  [backend, browser] = await Promise.all([startPatiently(app.synth()), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await backend?.stop();
  rmSync(folder, { recursive: true });
});

/** A state that ends when a file with its name exists. */
function gate(stack: Stack, name: string): tasks.LambdaInvoke {
  const lambdaFunction = functionOf(
    stack,
    `${name}Gate`,
    `while (!require('fs').existsSync(${JSON.stringify(join(folder, name))})) await new Promise((wake) => setTimeout(wake, 10));`,
    { timeout: Duration.minutes(5) },
  );
  return new tasks.LambdaInvoke(stack, name, { lambdaFunction, retryOnServiceExceptions: false });
}

function open(name: string): void {
  writeFileSync(join(folder, name), '');
}

test('an execution is shown while it runs, and updated from state to state to its end', async () => {
  const { page, troubles, close } = await openInspector(browser, backend, '/');
  const answer = fetch(`${backend.endpoint}/`, { method: 'POST', body: '{}' });
  await page.locator('a.row', { hasText: 'Running' }).click();
  await page.getByRole('heading', { name: /^Running/ }).waitFor();
  const first = page.getByRole('link', { name: /^First: Task, .*, running$/ });
  await first.click();
  open('First');
  await page.getByRole('link', { name: /^Second: Task, .*, running$/ }).waitFor();
  // The selection is kept when the page is updated, with the current output.
  expect(await page.locator('.panel.chosen h2').innerText()).toBe('First');
  expect(await page.getByRole('link', { name: /^First: Task, .*, succeeded$/ }).getAttribute('aria-current')).toBe(
    'true',
  );
  open('Second');
  await page.getByRole('heading', { name: /^Succeeded/ }).waitFor();
  // The API times out after 29 seconds, whatever happens in the execution.
  expect([200, 503]).toContain((await answer).status);
  expect(backend.executions()).toHaveLength(1);
  expect(troubles).toEqual([]);
  await close();
});

import { App, Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LocalBackend, startLocal } from 'cdk-sentiment-form-backend-local';
import { Browser } from 'playwright-core';
import { SyncWorkflowApi } from '../../src';
import { launchBrowser } from '../support/browser';
import { openInspector } from '../support/inspector-page';

let backend: LocalBackend;
let browser: Browser;

beforeAll(async () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const first = new sfn.Wait(stack, 'First', { time: sfn.WaitTime.duration(Duration.seconds(2)) });
  const second = new sfn.Wait(stack, 'Second', { time: sfn.WaitTime.duration(Duration.seconds(2)) });
  const stateMachine = new sfn.StateMachine(stack, 'Slow', {
    stateMachineType: sfn.StateMachineType.EXPRESS,
    definitionBody: sfn.DefinitionBody.fromChainable(first.next(second)),
  });
  new SyncWorkflowApi(stack, 'Api', { stateMachine });
  [backend, browser] = await Promise.all([startLocal(app.synth()), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await backend?.stop();
});

test('an execution is seen while it runs, and followed from state to state to its end', async () => {
  const { page, troubles, close } = await openInspector(browser, backend, '/');
  const answer = fetch(`${backend.endpoint}/`, { method: 'POST', body: '{}' });
  await page.locator('a.row', { hasText: 'Running' }).click();
  await page.getByRole('heading', { name: /^Running/ }).waitFor();
  const first = page.getByRole('link', { name: /^First: Wait, .*, running$/ });
  await first.click();
  await page.getByRole('link', { name: /^Second: Wait, .*, running$/ }).waitFor();
  // What was chosen stays chosen though the page was renewed, with the output that it has by now.
  expect(await page.locator('.panel.chosen h2').innerText()).toBe('First');
  expect(await page.getByRole('link', { name: /^First: Wait, .*, succeeded$/ }).getAttribute('aria-current')).toBe(
    'true',
  );
  await page.getByRole('heading', { name: /^Succeeded/ }).waitFor();
  expect((await answer).status).toBe(200);
  expect(backend.executions()).toHaveLength(1);
  expect(troubles).toEqual([]);
  await close();
});

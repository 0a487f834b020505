/** The answer pages of a plain HTML form, and the inspector of the form. */
import { App, Stack } from 'aws-cdk-lib';
import type { Browser } from 'playwright-core';
import { startLocal, type LocalBackend } from 'sentiment-form-local';
import type { View } from './view';
import { FormAnswers, FormField, Notification, SentimentFormBackend } from '../../../src';
import { PATIENCE_MILLIS } from '../../../test/support/browser';
import { executionPath, openInspector } from '../../../test/support/inspector-page';

/** What is sent, by the answer that it gets. */
const ANSWERS: Readonly<Record<string, { readonly fields: Readonly<Record<string, string>>; readonly broken?: true }>> =
  {
    'a ticket': { fields: { message: 'This is terrible.' } },
    'with errors': { fields: { message: '', email: 'nobody' } },
    'a failure': { fields: { message: 'Hello' }, broken: true },
  };

const INSPECTOR = ['/', '/try', '/outbox', '/messages', '/tables', '/queues', '/logs', '/metrics', '/resources'];

/** Runs a form without a script, and shows its answers, then the pages of the inspector. */
export async function showAnswersAndInspector(browser: Browser, view: View): Promise<void> {
  const backend = await startLocal(synthesized(), { throttle: false });
  try {
    for (const [name, { fields, broken }] of Object.entries(ANSWERS)) {
      await view.inEachLook(async (options, show) => {
        const context = await browser.newContext(options);
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        if (broken) breakEverything(backend);
        await page.goto(`${backend.endpoint}/_local/none`);
        await page.setContent(formOf(`${backend.endpoint}/contact`, fields));
        await Promise.all([page.waitForURL('**/contact'), page.getByRole('button').click()]);
        await page.waitForLoadState();
        await show(`an answer to a plain form, ${name}`, page);
        await context.close();
      });
    }
    await backend.drain();
    await showInspector(browser, backend, view);
  } finally {
    await backend.stop();
  }
}

async function showInspector(browser: Browser, backend: LocalBackend, view: View): Promise<void> {
  const executions = backend.executions();
  const [first, last] = [executions[0], executions[executions.length - 1]].map(executionPath);
  for (const path of [...INSPECTOR, first, last, `${first}?graph=all`]) {
    await view.inEachLook(async (options, show) => {
      const { page, close } = await openInspector(browser, backend, path, options);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await show(`the inspector, ${path.replace(/[0-9a-f-]{36}/, 'ID')}`, page);
      await close();
    });
  }
}

function synthesized() {
  const app = new App({ analyticsReporting: false });
  new SentimentFormBackend(new Stack(app, 'Stack'), 'Form', {
    answers: FormAnswers.http(),
    api: { path: '/contact' },
    fields: { message: FormField.text({ required: true }), email: FormField.email({ label: 'Email address' }) },
    notifications: [Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] })],
  });
  return app.synth();
}

/** Neither the table nor the queue accepts the submission, so there is no ticket. */
function breakEverything(backend: LocalBackend): void {
  backend.failNext('dynamodb', 'PutItem', { error: 'DynamoDB.InternalServerError', times: 4 });
  backend.failNext('sqs', 'SendMessage', { error: 'InternalError', times: 4 });
}

function formOf(action: string, fields: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
  return `<form method="post" action="${action}">${inputs.join('')}<button>Send</button></form>`;
}

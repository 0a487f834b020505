// The example as it would be deployed, including its website, synthesized by its own program and opened in a browser.
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { Browser } from 'playwright-core';
import { LocalBackend } from 'sentiment-form-local';
import { launchBrowser } from '../support/browser';
import { FormPage, openForm } from '../support/form-page';
import { startPatiently } from '../support/start-patiently';
import { synthesizeExample } from '../support/synthesize-example';

const assembly = mkdtempSync(path.join(tmpdir(), 'contact-form-'));
let backend: LocalBackend;
let browser: Browser;

beforeAll(async () => {
  [browser] = await Promise.all([launchBrowser(), synthesizeExample(assembly)]);
  backend = await startPatiently(assembly);
});

afterAll(async () => {
  await Promise.all([backend?.stop(), browser?.close()]);
  rmSync(assembly, { recursive: true, force: true });
});

test('everything in the example runs in the runner, with the page from its bucket', () => {
  expect(backend.notices).toEqual([]);
  expect(backend.running.sites).toEqual([
    { bucketPath: 'ContactForm/WebSite/Bucket/Resource', url: `${backend.endpoint}/` },
  ]);
});

test('the page gets the URL of the API, which responds', async () => {
  const { endpoint } = (await (await fetch(`${backend.endpoint}/config.json`)).json()) as { endpoint: string };
  const answer = await fetch(endpoint, { method: 'POST', body: '{"message":"The handle came off."}' });
  expect(await answer.json()).toMatchObject({ status: 'SUCCEEDED' });
});

test('the page can connect to the API and load its own files, and cannot be framed', async () => {
  const { headers } = await fetch(`${backend.endpoint}/`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      `connect-src 'self' https://*.execute-api.us-east-1.amazonaws.com ${backend.endpoint}`,
      "frame-ancestors 'none'",
    ]),
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
});

test.each([['127.0.0.1'], ['localhost']])(
  'a customer who opens the page as %s gets an answer, without errors on the page',
  async (host) => {
    const form = await openForm(browser, `http://${host}:${backend.port}/`);
    try {
      await form.write('This is terrible. The handle came off on the first day.');
      expect(await form.reply()).toBe('We are sorry.');
      expect(await ticketOf(form)).toMatch(/^[0-9A-Z]{4}-/);
      expect(form.troubles).toEqual([]);
    } finally {
      await form.close();
    }
  },
);

async function ticketOf({ page }: FormPage): Promise<string | null> {
  return page.locator('#ticket').textContent();
}

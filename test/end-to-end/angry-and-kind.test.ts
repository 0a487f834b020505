// End to end, without replacements: the example's app is synthesized, its template runs, and a browser sends messages.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Browser } from 'playwright-core';
import { LocalBackend } from 'sentiment-form-local';
import { launchBrowser } from '../support/browser';
import { FormPage, openForm, WEB_FOLDER } from '../support/form-page';
import { startPatiently } from '../support/start-patiently';

const ROOT = join(__dirname, '..', '..');
const ANGRY = 'This is terrible. The handle came off on the third day and I want my money back!';
const KIND = 'Thank you so much, the new handle is wonderful and I love it!';

let assembly: string;
let browser: Browser;
let backend: LocalBackend;
let form: FormPage;

beforeAll(async () => {
  assembly = await mkdtemp(join(tmpdir(), 'contact-form-'));
  await synthesizeExample(assembly);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(assembly, { recursive: true, force: true });
});

beforeEach(async () => {
  backend = await startPatiently(assembly, { webDir: WEB_FOLDER });
  form = await openForm(browser, `${backend.endpoint}/`);
});

afterEach(async () => {
  const { troubles } = form;
  await form.close();
  await backend.stop();
  expect(troubles).toEqual([]);
});

test('a negative message gets an apology and a ticket, and the administrator gets an email', async () => {
  await form.name.fill('Ines Abbot');
  await form.email.fill('ines@example.com');
  await form.write(ANGRY);

  expect(await form.reply()).toBe('We are sorry.');
  const ticketId = await form.page.locator('#ticket').textContent();
  expect(await submissions()).toEqual([
    expect.objectContaining({
      ticketId,
      sentiment: 'NEGATIVE',
      fields: { message: ANGRY, name: 'Ines Abbot', email: 'ines@example.com' },
    }),
  ]);
  expect(backend.outbox()).toEqual([expect.objectContaining({ subject: expect.stringContaining(ticketId ?? '-') })]);
});

test('a positive message gets thanks and a ticket, and no email is sent', async () => {
  await form.write(KIND);

  expect(await form.reply()).toBe('Thank you!');
  const ticketId = await form.page.locator('#ticket').textContent();
  expect(await submissions()).toEqual([expect.objectContaining({ ticketId, sentiment: 'POSITIVE' })]);
  expect(backend.outbox()).toEqual([]);
});

test('an error of the workflow is shown at its field, with the message of the workflow', async () => {
  // The page's own check accepts this as an address. The workflow does not.
  await form.page.evaluate("document.getElementById('email').type = 'text'");
  await form.email.fill('ines at home');
  await form.write(KIND);
  await form.page.getByText('email must be an email address').waitFor();

  expect(await form.email.getAttribute('aria-invalid')).toBe('true');
  expect(await submissions()).toEqual([]);

  await form.email.fill('ines@example.com');
  await form.button('Send message').click();
  expect(await form.reply()).toBe('Thank you!');
});

test('a message is kept while the server is stopped, and is sent when the server is back', async () => {
  const { port } = backend;
  await backend.stop();
  await form.write(ANGRY);
  expect(await form.failure()).toBe('We could not be reached.');
  expect(await form.message.inputValue()).toBe(ANGRY);

  backend = await startPatiently(assembly, { webDir: WEB_FOLDER, port });
  await form.button('Try again').click();
  expect(await form.reply()).toBe('We are sorry.');
  expect(await submissions()).toHaveLength(1);
});

async function submissions(): Promise<unknown[]> {
  const [{ path }] = backend.running.tables;
  return backend.table(path).items();
}

/** Runs the example's program the way the CDK command does, which names the folder of the assembly in the environment. */
async function synthesizeExample(folder: string): Promise<void> {
  const app = join(ROOT, 'examples', 'contact-form', 'app.ts');
  await promisify(execFile)(process.execPath, ['--require', 'ts-node/register/transpile-only', app], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: folder, TS_NODE_PROJECT: join(ROOT, 'tsconfig.dev.json') },
  });
}

// The contact form as a person uses it: by its labels and buttons, in a browser that records every error.
import { join } from 'node:path';
import { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { openWindow, PATIENCE_MILLIS } from './browser';

/** The folder of the example's web page. */
export const WEB_FOLDER = join(__dirname, '..', '..', 'examples', 'contact-form', 'web');

/** A contact form that is open in a browser. */
export interface FormPage {
  readonly page: Page;
  readonly message: Locator;
  readonly name: Locator;
  readonly email: Locator;
  /** Error messages of the console, exceptions, and requests to another origin. A good page has none. */
  readonly troubles: readonly string[];
  button(name: string): Locator;
  /** Types a message, sends it, and does not wait for the answer. */
  write(message: string): Promise<void>;
  /** The reply's heading, once there is one. */
  reply(): Promise<string>;
  /** The message about a failure, once there is one. */
  failure(): Promise<string>;
  close(): Promise<void>;
}

/** Opens the form at this address in a window of its own. */
export async function openForm(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<FormPage> {
  const context = await openWindow(browser, options);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MILLIS);
  const troubles = watchForTrouble(page, new URL(url).origin);
  // Its timers run normally until a test advances them.
  await page.clock.install();
  await page.goto(url);

  const message = page.getByRole('textbox', { name: 'Your message' });
  const button = (name: string) => page.getByRole('button', { name });
  return {
    page,
    message,
    button,
    troubles,
    name: page.getByRole('textbox', { name: 'Your name' }),
    email: page.getByRole('textbox', { name: 'Email' }),
    write: async (text) => {
      await message.fill(text);
      await button('Send message').click();
    },
    reply: async () => textOf(page.locator('#answer-title')),
    failure: async () => textOf(page.locator('#failure strong')),
    close: async () => context.close(),
  };
}

async function textOf(locator: Locator): Promise<string> {
  await locator.waitFor({ state: 'visible' });
  return (await locator.textContent()) ?? '';
}

/** Records what goes wrong in a page: error messages, exceptions, and requests to another origin. */
export function watchForTrouble(page: Page, origin: string): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (entry) => {
    // The browser itself logs every answer that is not a 2xx. That is not an error of the page.
    const mayFail = [`${origin}/`, `${origin}/config.json`];
    const isNote = entry.text().startsWith('Failed to load resource') && mayFail.includes(entry.location().url);
    if (['error', 'warning'].includes(entry.type()) && !isNote) troubles.push(entry.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) troubles.push(`A request to ${request.url()}`);
  });
  return troubles;
}

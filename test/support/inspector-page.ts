// The inspector as a person uses it: in a browser that records every error.
import { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { LocalBackend } from 'sentiment-form-local';
import { openWindow, PATIENCE_MILLIS } from './browser';
import { watchForTrouble } from './form-page';

/** A page of the inspector that is open in a browser. */
export interface InspectorPage {
  readonly page: Page;
  /** Error messages of the console, exceptions, dialogs, and requests to another origin. A good page has none. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** Opens a page of the inspector, e.g. `/outbox`, in a window of its own. */
export async function openInspector(
  browser: Browser,
  backend: LocalBackend,
  path: string,
  options: BrowserContextOptions = {},
): Promise<InspectorPage> {
  const context = await openWindow(browser, options);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MILLIS);
  const { origin } = new URL(backend.endpoint);
  const troubles = watchForTrouble(page, origin);
  page.on('dialog', (dialog) => {
    troubles.push(`A dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${origin}/_local${path}`);
  return { page, troubles, close: async () => context.close() };
}

/** The page of an execution. */
export function executionPath({ executionArn }: { readonly executionArn: string }): string {
  return `/executions/${executionArn.slice(executionArn.lastIndexOf(':') + 1)}`;
}

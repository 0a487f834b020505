// The page is tested in a real browser, which `npm ci && npm test` must find on a machine where none is installed.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Browser, BrowserContext, BrowserContextOptions, chromium, LaunchOptions } from 'playwright-core';
import { bundledChromium } from './bundled-chromium';
import { firefoxContext, launchFirefox } from './firefox';

/** A host name that the browser resolves to 127.0.0.1. Unlike 127.0.0.1 it is not a secure context over plain HTTP. */
export const INSECURE_HOST = 'shop.test';

/** The longest wait for a page. It is shorter than a test may take, so that the error names what was missing. */
export const PATIENCE_MILLIS = 120_000;

/**
 * Starts the browser of the tests. It is Firefox where `TEST_BROWSER` is `firefox`, else Chromium: the one that `CHROMIUM_PATH` names,
 * else one that is installed, else the one that the dev dependencies carry.
 *
 * @throws Error when there is none or it does not start, with the reason and the next step
 */
export async function launchBrowser(): Promise<Browser> {
  if (isFirefox()) return launchFirefox(INSECURE_HOST, PATIENCE_MILLIS);
  const choice = await chooseBrowser();
  try {
    return await chromium.launch({ ...choice.options, args: FLAGS, timeout: PATIENCE_MILLIS });
  } catch (cause) {
    throw new Error(`${choice.origin} did not start. ${NEXT_STEP}`, { cause });
  }
}

/** A window of its own, e.g. with dark colors. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return isFirefox() ? firefoxContext(browser, options, PATIENCE_MILLIS) : browser.newContext(options);
}

/** Lets the pages of a window read and write the clipboard. Firefox has a preference for it, and no permission. */
export async function allowClipboard(context: BrowserContext): Promise<void> {
  if (!isFirefox()) await context.grantPermissions(['clipboard-read', 'clipboard-write']);
}

function isFirefox(): boolean {
  return process.env.TEST_BROWSER === 'firefox';
}

/** Which browser, and where it comes from in words for an error message. */
interface Choice {
  readonly origin: string;
  readonly options: LaunchOptions;
}

const NEXT_STEP = 'Install Chrome or Chromium, or set CHROMIUM_PATH to the path of one, and run the tests again.';

const FLAGS = [
  // The sandbox refuses to run as root, which is what containers and build machines run as.
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  // Letters have the same widths on every machine.
  '--font-render-hinting=none',
  // No test can reach another host.
  `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
];

async function chooseBrowser(): Promise<Choice> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { origin: `The browser that CHROMIUM_PATH names (${named})`, options: { executablePath: named } };

  const installed = findOnPath(['chromium', 'chromium-browser', 'google-chrome', 'chrome']);
  if (installed) return { origin: `The browser at ${installed}`, options: { executablePath: installed } };

  // On macOS and Windows an installed Chrome is not on the PATH, but Playwright knows its usual places.
  if (process.platform !== 'linux') return { origin: 'An installed Chrome', options: { channel: 'chrome' } };

  if (process.arch !== 'x64') {
    throw new Error(`No browser is on the PATH, and the bundled one is not made for ${process.arch}. ${NEXT_STEP}`);
  }
  return { origin: 'The Chromium of the dev dependencies', options: await bundledChromium() };
}

function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

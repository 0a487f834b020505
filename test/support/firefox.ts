// The browser tests run in Firefox, too, where it is installed: `npm test` calls them a second time with TEST_BROWSER=firefox.
import { join } from 'node:path';
import { Browser, BrowserContext, BrowserContextOptions, firefox } from 'playwright-core';
import { findFirefox } from './find-firefox.cjs';

type Preferences = Readonly<Record<string, string | number | boolean>>;

/**
 * Starts an installed Firefox: the one that `FIREFOX_PATH` names, else one on the PATH.
 *
 * @throws Error when there is none
 */
export async function launchFirefox(insecureHost: string, timeout: number): Promise<Browser> {
  return launch({ 'network.dns.localDomains': insecureHost, 'dom.events.testing.asyncClipboard': true }, timeout);
}

async function launch(firefoxUserPrefs: Preferences, timeout: number): Promise<Browser> {
  const executable = findFirefox();
  if (executable === undefined) throw new Error('Firefox is not on the PATH. Set FIREFOX_PATH to its path.');
  return firefox.launch({
    // An unchanged Firefox, which Playwright drives by WebDriver BiDi.
    channel: 'moz-firefox',
    executablePath: join(__dirname, 'firefox-without-media.mjs'),
    env: { ...process.env, FIREFOX_PATH: executable },
    firefoxUserPrefs,
    timeout,
  });
}

/**
 * A window in Firefox. ESR 153 has no command for some options, only preferences, which are for the whole browser. So a window with
 * such an option has a Firefox of its own, which ends with the window.
 */
export async function firefoxContext(
  browser: Browser,
  options: BrowserContextOptions,
  timeout: number,
): Promise<BrowserContext> {
  const preferences = preferencesFor(options);
  if (Object.keys(preferences).length === 0) return browser.newContext(options);
  const own = await launch(preferences, timeout);
  const context = await own.newContext(options);
  context.on('close', () => void own.close());
  return context;
}

/** Firefox's preferences for options of Playwright. */
function preferencesFor(options: BrowserContextOptions): Preferences {
  const { colorScheme, forcedColors, reducedMotion, javaScriptEnabled } = options;
  return {
    // Light is the default.
    ...(colorScheme === 'dark' && { 'layout.css.prefers-color-scheme.content-override': 0 }),
    ...(forcedColors === 'active' && { 'browser.display.document_color_use': 2 }),
    ...(reducedMotion === 'reduce' && { 'ui.prefersReducedMotion': 1 }),
    ...(javaScriptEnabled === false && { 'javascript.enabled': false }),
  };
}

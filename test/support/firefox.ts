// The browser tests run in Firefox, too, where it is installed: `npm test` calls them a second time with TEST_BROWSER=firefox.
import { join } from 'node:path';
import { Browser, firefox } from 'playwright-core';
import { findFirefox } from './find-firefox.cjs';

/**
 * Starts an installed Firefox: the one that `FIREFOX_PATH` names, else one on the PATH.
 *
 * @throws Error when there is none
 */
export async function launchFirefox(insecureHost: string, timeout: number): Promise<Browser> {
  const executable = findFirefox();
  if (executable === undefined) throw new Error('Firefox is not on the PATH. Set FIREFOX_PATH to its path.');
  return firefox.launch({
    // An unchanged Firefox, which Playwright drives by WebDriver BiDi.
    channel: 'moz-firefox',
    executablePath: join(__dirname, 'firefox-without-media.mjs'),
    env: { ...process.env, FIREFOX_PATH: executable },
    firefoxUserPrefs: { 'network.dns.localDomains': insecureHost },
    timeout,
  });
}

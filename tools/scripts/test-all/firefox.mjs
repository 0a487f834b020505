// The browser tests a second time, in Firefox, where it is installed.
import { createRequire } from 'node:module';
import { testsOf } from './checks.mjs';

const { findFirefox } = createRequire(import.meta.url)('../../../test/support/find-firefox.cjs');

/**
 * The browser tests, but for test/client/element-backend: through WebDriver BiDi, Playwright sees no bodies of requests, and fills in no
 * forms without JavaScript.
 */
const FILES =
  'test/(client/element-(events|sends|shows)|end-to-end/(angry-and-kind|contact-form-(accessibility|endpoint|failures|page)|deployed-page)|inspector/)';
/** The tests that read the accessibility tree, or ask how a page looks in print: Firefox has no command for either. */
export const IN_CHROMIUM_ONLY = [
  'announces the ticket, and gives every button a name',
  'gives assistive technology the name',
  'has its errors at the fields, and the first',
  'has one heading of level 1',
  'prints neither the shop nor the buttons',
];
const NAMES = `^(?!.*(${IN_CHROMIUM_ONLY.join('|')}))`;

/** Without Firefox, no check and a line that says so. */
export function firefoxTests() {
  const path = findFirefox();
  if (path === undefined) {
    console.log('The browser tests run in Chromium only: Firefox is not on the PATH, and FIREFOX_PATH is not set.');
    return [];
  }
  const tests = testsOf({ name: 'library in Firefox', folder: '.', jestArguments: ['-t', NAMES, FILES] });
  return [{ ...tests, env: { TEST_BROWSER: 'firefox', FIREFOX_PATH: path } }];
}

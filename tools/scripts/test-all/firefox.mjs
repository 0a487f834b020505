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
/** The tests that read the accessibility tree, which only Chromium provides. */
const IN_CHROMIUM_ONLY = [
  'announces the case number, and gives every button a name',
  'gives assistive technology the name',
  'has its errors at the fields, and the first',
  'has one heading of level 1',
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

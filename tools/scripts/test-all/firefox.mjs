// The browser tests a second time, in Firefox, where it is installed.
import { createRequire } from 'node:module';
import { testsOf } from './checks.mjs';

const { findFirefox } = createRequire(import.meta.url)('../../../test/support/find-firefox.cjs');

/** The browser tests that pass in Firefox ESR 153. */
const FILES =
  'test/(client/element-(events|sends|shows)|end-to-end/contact-form-(endpoint|failures|page)|inspector/use)';
/** Without the tests that read the accessibility tree, which only Chromium provides. */
const NAMES = '^(?!.*has its errors at the fields, and the first)';

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

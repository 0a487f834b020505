// Setup and cleanup for the tests of the page.
import { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from './browser';
import { FormPage, openForm, WEB_FOLDER } from './form-page';
import { ScriptedEndpoint, serveScripted } from './scripted-endpoint';

/** A browser, an endpoint that answers by script, and the form that is open. */
export interface ScriptedForm {
  readonly browser: Browser;
  readonly endpoint: ScriptedEndpoint;
  readonly form: FormPage;
  /** Opens the form in a window of its own; what was open before has to be closed by the test. */
  open(options?: BrowserContextOptions): Promise<void>;
}

/**
 * Has them ready for each test of the file, and closes them after it. A test fails whose page had trouble.
 *
 * @param options.openBeforeEach whether the form is open when a test begins
 */
export function useScriptedForm(options: { readonly openBeforeEach: boolean }): ScriptedForm {
  let browser: Browser;
  let endpoint: ScriptedEndpoint;
  let form: FormPage;
  const open = async (context?: BrowserContextOptions) => {
    form = await openForm(browser, `http://127.0.0.1:${endpoint.port}/`, context);
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    endpoint = await serveScripted(WEB_FOLDER);
  });
  afterAll(async () => {
    await browser?.close();
    await endpoint?.close();
  });
  beforeEach(async () => {
    endpoint.reset();
    if (options.openBeforeEach) await open();
  });
  afterEach(async () => {
    const { troubles } = form;
    await form.close();
    expect(troubles).toEqual([]);
  });

  return {
    open,
    get browser() {
      return browser;
    },
    get endpoint() {
      return endpoint;
    },
    get form() {
      return form;
    },
  };
}

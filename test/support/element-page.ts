// A page with a <sentiment-form>, open in a browser, and an endpoint that answers by script.
import { Browser, Page } from 'playwright-core';
import { launchBrowser, PATIENCE_MILLIS } from './browser';
import { ElementFolder, elementFolder } from './element-folder';
import { watchForTrouble } from './form-page';
import { ScriptedEndpoint, serveScripted } from './scripted-endpoint';

/** What a test can use. */
export interface ElementPage {
  readonly page: Page;
  readonly endpoint: ScriptedEndpoint;
  /** What went wrong in the page. A test that expects an error removes it from here. */
  readonly troubles: string[];
  /** Opens a page with this markup and the strictest possible policy. */
  open(markup: string): Promise<void>;
  /** Presses the only button. */
  press(): Promise<void>;
  /** The id of what has the focus. */
  focused(): Promise<string>;
  /** The events of the element so far. */
  events(): Promise<NotedEvent[]>;
  /** Waits until so many submissions have been answered. */
  answered(count?: number): Promise<void>;
}

/** An event that the element sent. */
export interface NotedEvent {
  /** What follows the colon in its name. */
  readonly type: string;
  readonly detail: Record<string, unknown>;
}

/** Has it ready for each test of the file, and closes it after it. A test fails whose page had trouble. */
export function useElementPage(): ElementPage {
  let browser: Browser;
  let folder: ElementFolder;
  let endpoint: ScriptedEndpoint;
  let page: Page;
  let troubles: string[] = [];

  beforeAll(async () => {
    [browser, folder] = await Promise.all([launchBrowser(), elementFolder()]);
    endpoint = await serveScripted(folder.path);
  });
  afterAll(async () => {
    await browser?.close();
    await endpoint?.close();
    await folder?.remove();
  });
  beforeEach(() => endpoint.reset());
  afterEach(async () => {
    await page.context().close();
    expect(troubles).toEqual([]);
  });

  return {
    open: async (markup) => {
      await folder.write(markup);
      const url = `http://127.0.0.1:${endpoint.port}/`;
      page = await (await browser.newContext()).newPage();
      page.setDefaultTimeout(PATIENCE_MILLIS);
      troubles = watchForTrouble(page, new URL(url).origin);
      await page.goto(url);
      await page.evaluate(NOTE_EVENTS);
    },
    press: async () => page.locator('button').click(),
    focused: async () => page.evaluate<string>('document.activeElement.id'),
    events: async () => page.evaluate<NotedEvent[]>('noted'),
    // Not by `waitForFunction`, which the security policy of the page forbids.
    answered: async (count = 1) => {
      while ((await page.evaluate<number>(ANSWERS)) < count) await page.waitForTimeout(20);
    },
    get page() {
      return page;
    },
    get endpoint() {
      return endpoint;
    },
    get troubles() {
      return troubles;
    },
  };
}

// They are noted on the document, so they bubble. The details are copied as they are when the event comes.
const NOTE_EVENTS = `
  globalThis.noted = [];
  for (const type of ['submitting', 'accepted', 'rejected', 'failed'])
    document.addEventListener('sentiment-form:' + type, ({ detail }) => noted.push({ type, detail: structuredClone(detail) }));
`;

const ANSWERS = "noted.filter(({ type }) => type !== 'submitting').length";

import { Browser, Page } from 'playwright-core';
import { LocalBackend } from 'sentiment-form-local';
import { launchBrowser } from '../support/browser';
import { executionPath, openInspector } from '../support/inspector-page';
import { runBackend, submit } from '../support/running-backend';

let backend: LocalBackend;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

beforeEach(async () => {
  backend = await runBackend();
});

afterEach(async () => {
  await backend?.stop();
});

afterAll(async () => {
  await browser?.close();
});

test('a submission appears without a reload, and open and focused elements stay so', async () => {
  await submit(backend, { message: 'This is terrible.' });
  const { page, troubles, close } = await openInspector(browser, backend, '/');
  await page.getByText('Live', { exact: true }).waitFor();
  await page.evaluate('window.notReloaded = true');
  const first = page.locator('a.row').first();
  const address = await first.getAttribute('href');
  await first.focus();
  await submit(backend, { message: 'And again.' });
  await page.getByText('{"message":"And again."}').waitFor();
  expect(await page.evaluate('window.notReloaded')).toBe(true);
  expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(address);
  expect(await page.locator('#pages [aria-current]').innerText()).toMatch(/Executions\s+2/);
  expect(troubles).toEqual([]);
  await close();
});

test('a role that was opened stays open while the page changes', async () => {
  const { page, close } = await openInspector(browser, backend, '/resources');
  await page.getByText('Live', { exact: true }).waitFor();
  await page.locator('details.role summary').first().click();
  await submit(backend, { message: 'This is fine.' });
  await page.locator('#pages .count', { hasText: '1' }).first().waitFor();
  expect(await page.locator('details.role').first().getAttribute('open')).toBe('');
  await close();
});

test('stopping the backend does not wait for an open page', async () => {
  const { page, close } = await openInspector(browser, backend, '/');
  await page.getByText('Live', { exact: true }).waitFor();
  await backend.stop();
  await page.getByText('Not connected').waitFor();
  await close();
});

test('arrow keys move in the list, Enter opens, arrow keys select states, Escape returns', async () => {
  await submit(backend, { message: 'One.' });
  await submit(backend, { message: 'Two.' });
  const { page, troubles, close } = await openInspector(browser, backend, '/');
  await page.locator('a.row').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${executionPath(backend.executions()[0])}`);
  await page.locator('a.node').first().focus();
  await page.keyboard.press('ArrowDown');
  const second = page.locator('.panel.chosen');
  expect(await second.getAttribute('aria-label')).toBe('Check Submission');
  expect(await page.locator('a.node[aria-current]').getAttribute('aria-label')).toMatch(/^Check Submission: Choice/);
  expect(new URL(page.url()).hash).toMatch(/^#state-\d+$/);
  await page.keyboard.press('Escape');
  expect(await second.getAttribute('aria-label')).toBe('Execution');
  expect(new URL(page.url()).hash).toBe('');
  expect(troubles).toEqual([]);
  await close();
});

test('an address with a state opens with that state', async () => {
  await submit(backend, { message: 'One.' });
  const { page, close } = await openInspector(browser, backend, `${executionPath(backend.executions()[0])}#state-2`);
  expect(await page.locator('.panel.chosen').getAttribute('id')).toBe('state-2');
  await close();
});

test('a request that is sent from the form is answered on the page, with a link to its execution', async () => {
  const { page, troubles, close } = await openInspector(browser, backend, '/try');
  await page.getByLabel('Body').fill('{"message":"I love it."}');
  await page.getByRole('button', { name: 'Send' }).click();
  const answer = page.getByRole('region', { name: 'Response' });
  expect(await answer.innerText()).toContain('"status": "SUCCEEDED"');
  expect(await page.getByLabel('Body').inputValue()).toBe('{"message":"I love it."}');
  await answer.getByRole('link', { name: 'See the execution' }).click();
  await page.getByRole('heading', { name: /^Succeeded/ }).waitFor();
  expect(troubles).toEqual([]);
  await close();
});

test('a service that is set to fail on the page fails as often as requested', async () => {
  const { page, troubles, close } = await openInspector(browser, backend, '/try');
  await page.getByLabel('Service call').selectOption('comprehend DetectSentiment');
  const calls = page.getByLabel('Number of calls');
  // Typed, because in Firefox `fill` adds to what a number field has.
  await calls.press('ControlOrMeta+a');
  await calls.press('2');
  await page.getByRole('button', { name: 'Make it fail' }).click();
  const orders = page.getByRole('region', { name: 'Ordered failures' });
  expect(await orders.innerText()).toContain('comprehend DetectSentiment, InternalServerException, 2 calls left');
  expect(await submit(backend, { message: 'This is terrible.' })).toMatchObject({ sentiment: 'UNKNOWN' });
  await page.goto(page.url());
  expect(await orders.count()).toBe(0);
  expect(await submit(backend, { message: 'This is terrible.' })).toMatchObject({ sentiment: 'NEGATIVE' });
  expect(troubles).toEqual([]);
  await close();
});

test('ordered failures can be canceled', async () => {
  backend.failNext('comprehend', '*', { error: 'InternalServerException', times: 99 });
  const { page, close } = await openInspector(browser, backend, '/try');
  await page.getByRole('button', { name: 'Clear' }).click();
  expect(await page.getByRole('region', { name: 'Ordered failures' }).count()).toBe(0);
  expect(await submit(backend, { message: 'This is terrible.' })).toMatchObject({ sentiment: 'NEGATIVE' });
  await close();
});

test('a schedule runs when its button is pressed', async () => {
  const { page, close } = await openInspector(browser, backend, '/try');
  await page.getByRole('button', { name: 'Run now: Stack/Form/Sweep/Schedule' }).click();
  await page.getByText('Find Unfinished Submissions').first().waitFor();
  expect(backend.executions().map(({ path }) => path)).toEqual(['Find Unfinished Submissions > Done']);
  await close();
});

test('the width can be fitted after the window was narrowed, and a graph that fits is not enlarged', async () => {
  await submit(backend, { message: 'One.' });
  const { page, close } = await openInspector(browser, backend, executionPath(backend.executions()[0]), {
    viewport: { width: 3000, height: 800 },
  });
  const fit = page.getByRole('button', { name: 'Fit width' });
  expect(await fit.isVisible()).toBe(false);
  const natural = await graphWidth(page);
  // The same happens when zooming: the page has fewer pixels.
  await page.setViewportSize({ width: 390, height: 800 });
  await fit.click();
  expect(await graphWidth(page)).toBeLessThan(390);
  await page.setViewportSize({ width: 3000, height: 800 });
  expect(await graphWidth(page)).toBe(natural);
  await fit.click();
  await fit.waitFor({ state: 'hidden' });
  await close();
});

test('the text of a state stays inside its box with a wide font', async () => {
  await submit(backend, { message: 'One.' });
  const { page, close } = await openInspector(browser, backend, '/');
  await page.addInitScript(`
    const wide = new CSSStyleSheet();
    wide.replaceSync('.graph { letter-spacing: 2px }');
    document.adoptedStyleSheets = [wide];
  `);
  await page.goto(`${backend.endpoint}/_local${executionPath(backend.executions()[0])}?graph=all`);
  const outside = await page.evaluate<string[]>(`[...document.querySelectorAll('.node > text')]
    .filter((label) => label.getBBox().x + label.getBBox().width > label.parentElement.querySelector('rect').getBBox().x + label.parentElement.querySelector('rect').getBBox().width)
    .map((label) => label.textContent)`);
  expect(await page.locator('.node > text').count()).toBeGreaterThan(100);
  expect(outside).toEqual([]);
  await close();
});

test('scrollbars have the colours of the page', async () => {
  const { page, close } = await openInspector(browser, backend, '/logs', { colorScheme: 'dark' });
  const colors = 'getComputedStyle(document.body).scrollbarColor';
  expect(await page.evaluate(colors)).toBe('rgb(111, 122, 134) rgb(18, 21, 24)');
  await close();
});

async function graphWidth(page: Page): Promise<number> {
  return page.evaluate<number>("document.querySelector('svg.graph').getBoundingClientRect().width");
}

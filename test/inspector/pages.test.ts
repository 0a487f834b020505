import { Browser } from 'playwright-core';
import { LocalBackend } from 'sentiment-form-local';
import { accessibleNodes, edgeContrasts, textContrasts } from '../support/accessibility';
import { launchBrowser } from '../support/browser';
import { executionPath, openInspector } from '../support/inspector-page';
import { runBackend, submit } from '../support/running-backend';

let backend: LocalBackend;
let browser: Browser;

beforeAll(async () => {
  [backend, browser] = await Promise.all([runBackend(), launchBrowser()]);
  await submit(backend, { message: 'This is terrible.' });
  backend.failNext('comprehend', 'DetectSentiment', { error: 'InternalServerException', times: 2 });
  await submit(backend, { message: 'This is terrible again.' });
});

afterAll(async () => {
  await browser?.close();
  await backend?.stop();
});

const PAGES = [
  '/',
  '/try',
  '/outbox',
  '/messages',
  '/tables',
  '/queues',
  '/logs',
  '/metrics',
  '/resources',
  'execution',
  'whole graph',
];

function pathOf(page: string): string {
  if (page.startsWith('/')) return page;
  const retried = backend.executions().find(({ input }) => input.includes('terrible again'));
  return executionPath(retried ?? { executionArn: '' }) + (page === 'execution' ? '' : '?graph=all');
}

describe.each(PAGES)('the page %s', (name) => {
  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('opens in %s at %d pixels without errors, nothing wider than the screen', async (colorScheme, width) => {
    const { page, troubles, close } = await openInspector(browser, backend, pathOf(name), {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const weak = (await textContrasts(page)).filter(({ contrast }) => contrast < 4.5);
    expect(weak).toEqual([]);
    const faint = (await edgeContrasts(page)).filter(({ contrast }) => contrast < 3);
    expect(faint).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
  });

  test('has one heading of level 1, and a name for each control', async () => {
    const { page, close } = await openInspector(browser, backend, pathOf(name));
    const nodes = await accessibleNodes(page);
    expect(nodes.filter(({ role, properties }) => role === 'heading' && properties.level === 1)).toHaveLength(1);
    const usable = nodes.filter(({ role }) =>
      ['link', 'button', 'textbox', 'combobox', 'spinbutton', 'img'].includes(role),
    );
    expect(usable.length).toBeGreaterThan(9);
    expect(usable.filter(({ name: spoken }) => spoken.trim() === '')).toEqual([]);
    await close();
  });
});

test('the list of executions shows how each ended, what was posted, and its path', async () => {
  const { page, close } = await openInspector(browser, backend, '/');
  // After five minutes, there is a sweep as well.
  const rows = page.locator('a.row', { hasText: '{"message":' });
  expect(await rows.count()).toBe(2);
  const newest = await rows.first().innerText();
  expect(newest).toContain('Succeeded');
  expect(newest).toContain('{"message":"This is terrible again."}');
  expect(newest).toContain('Detect Sentiment > Set Sentiment to Unknown');
  await close();
});

test('the text of a state is part of its accessible name, also if a long name is split', async () => {
  const { page, close } = await openInspector(browser, backend, pathOf('whole graph'));
  const nodes = await page.evaluate<
    { spoken: string; lines: string[] }[]
  >(`[...document.querySelectorAll('a.leaf')].map((node) => ({
    spoken: node.getAttribute('aria-label'),
    lines: [...node.querySelectorAll('text.name')].map(({ textContent }) => textContent),
  }))`);
  expect(nodes.filter(({ lines }) => lines.length > 1)).not.toEqual([]);
  const unlike = nodes.filter(({ spoken, lines }) => !spoken.startsWith(lines.join('').replace('…', '')));
  expect(unlike).toEqual([]);
  await close();
});

test('the graph shows retries and caught errors, and the panel each attempt', async () => {
  const { page, close } = await openInspector(browser, backend, pathOf('execution'));
  await page.getByRole('link', { name: /^Detect Sentiment: Task, .*1 retry, caught$/ }).click();
  const panel = page.getByRole('region', { name: 'Detect Sentiment' });
  const text = await panel.innerText();
  expect(text).toContain('Try 1 of 2');
  expect(text).toContain('Try 2 of 2');
  expect(text).toContain('"Text": "This is terrible again."');
  expect(text).toContain('Comprehend.InternalServerException');
  expect(text).toContain('Set Sentiment to Unknown after an error, taken');
  await close();
});

test('the whole graph has every state of the definition, including those that were not entered', async () => {
  const { page, close } = await openInspector(browser, backend, pathOf('whole graph'));
  expect(await page.getByRole('link', { name: 'Park Submission: Task, not entered' }).count()).toBe(1);
  await close();
});

test('the roles list their permissions, with the paths of the constructs', async () => {
  const { page, close } = await openInspector(browser, backend, '/resources');
  const role = page.locator('details.role', { hasText: 'Stack/Form/Workflow/StateMachineRole' });
  await role.locator('summary').click();
  const text = await role.innerText();
  expect(text).toContain('dynamodb:PutItem');
  expect(text).toContain('Stack/Form/Submissions');
  await close();
});

test('the metrics count the executions in text, too', async () => {
  const { page, close } = await openInspector(browser, backend, '/metrics');
  expect(await page.getByRole('img', { name: 'Failures: failed, timed out or aborted at most 0' }).count()).toBe(1);
  expect(await page.getByRole('rowheader', { name: 'Detect Sentiment' }).count()).toBe(1);
  await close();
});

test('in forced colours, only the current tab is underlined, and the keys of a chart keep their colours', async () => {
  const { page, close } = await openInspector(browser, backend, '/metrics', { forcedColors: 'active' });
  expect(await page.evaluate(UNDERLINED_TABS)).toEqual(['Metrics']);
  expect(await page.evaluate(KEYS_UNLIKE_THEIR_LINES)).toEqual([]);
  await close();
});

const UNDERLINED_TABS = `[...document.querySelectorAll('.top nav a')]
  .filter((tab) => getComputedStyle(tab).borderBottomColor !== getComputedStyle(document.body).backgroundColor)
  .map((tab) => tab.textContent.trim())`;

const KEYS_UNLIKE_THEIR_LINES = `['plain', 'second'].filter((look) => {
  const key = document.querySelector('.chart:nth-child(2) .key.' + look);
  const point = document.querySelector('.chart:nth-child(2) circle.' + look);
  return getComputedStyle(key, '::before').backgroundColor !== getComputedStyle(point).fill;
})`;

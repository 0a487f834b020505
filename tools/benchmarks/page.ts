/**
 * What the pages load, and how soon they show it, in a real Chromium with an empty cache: the page of the demo with the contact form, and the
 * inspector after a message. `phone` has a processor that is four times slower, and the network that Lighthouse calls slow 4G.
 *
 * `npm run bench -- page [rounds]`, after `npm run compile:all`.
 */
import { join } from 'node:path';
import { type Browser, type CDPSession, type Page } from 'playwright-core';
import { startLocal } from 'sentiment-form-local';
import { keep } from './results/results';
import { median } from './statistics';
import { launchBrowser } from '../../test/support/browser';

const DEMO = join(__dirname, '../../packages/local/demo');
const MESSAGE = 'The handle came off on the second day, and nobody answers my calls.';

/** `latency` in milliseconds, `bitsPerSecond` in both directions. The numbers are Lighthouse's for mobile devices. */
const PHONE = { slowdown: 4, latency: 150, bitsPerSecond: 1_638_400 };

/** What the browser itself measured. Times are milliseconds since the page was asked for. */
interface Load {
  readonly requests: number;
  readonly bytes: number;
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly shift: number;
  /** For how long the main thread was busy. */
  readonly busy: number;
}

const COLUMNS: readonly (keyof Load)[] = ['requests', 'bytes', 'firstPaint', 'largestPaint', 'shift', 'busy'];

async function main(rounds: number): Promise<void> {
  const backend = await startLocal(join(DEMO, 'cdk.out'), { port: 0, webDir: join(DEMO, 'web') });
  const browser = await launchBrowser();
  const figures: Record<string, number> = {};
  try {
    const url = `http://127.0.0.1:${backend.port}/`;
    await fetch(backend.endpoint, { method: 'POST', body: JSON.stringify({ message: MESSAGE }) });
    const pages = { form: url, inspector: new URL('/_local/', url).href };
    console.log(`median of ${rounds}`.padEnd(20) + COLUMNS.map(column).join(''));
    for (const [name, address] of Object.entries(pages)) {
      for (const device of ['desktop', 'phone']) {
        const loads = await loadsOf(browser, address, { rounds, isPhone: device === 'phone' });
        const middle = COLUMNS.map((key) => median(loads.map((load) => load[key])));
        console.log(`${name}, ${device}`.padEnd(20) + middle.map((value) => column(rounded(value))).join(''));
        COLUMNS.forEach((key, index) => (figures[`${name}, ${device}, ${key}`] = middle[index]));
      }
    }
  } finally {
    await browser.close();
    await backend.stop();
  }
  keep('page', figures);
}

async function loadsOf(
  browser: Browser,
  address: string,
  { rounds, isPhone }: { readonly rounds: number; readonly isPhone: boolean },
): Promise<Load[]> {
  const loads: Load[] = [];
  for (let round = 0; round < rounds; round++) {
    // Each context has a cache of its own.
    const context = await browser.newContext({ viewport: isPhone ? { width: 390, height: 844 } : null });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    if (isPhone) await slowDown(session);
    await page.addInitScript(WATCH);
    await page.goto(address, { waitUntil: 'load' });
    // The inspector's policy forbids the page to wait by itself, which needs `eval`.
    while (!(await page.evaluate<boolean>(IS_PAINTED))) await page.waitForTimeout(20);
    // The largest paint is final once nothing is loaded any more.
    await page.waitForTimeout(500);
    loads.push(await measured(page, session));
    await context.close();
  }
  return loads;
}

async function slowDown(session: CDPSession): Promise<void> {
  const { slowdown, latency, bitsPerSecond } = PHONE;
  const throughput = bitsPerSecond / 8;
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    ...{ latency, downloadThroughput: throughput, uploadThroughput: throughput },
  });
}

/** These two run in the page. */
const WATCH = `
  window.seen = { largestPaint: 0, shift: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.largestPaint = entry.startTime)))
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value)))
    .observe({ type: 'layout-shift', buffered: true });`;
const IS_PAINTED = `performance.getEntriesByName('first-contentful-paint').length > 0 && seen.largestPaint > 0`;

async function measured(page: Page, session: CDPSession): Promise<Load> {
  const inPage = await page.evaluate<Omit<Load, 'busy'>>(`(() => {
    const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return {
      ...seen,
      requests: loaded.length,
      bytes: loaded.reduce((sum, { transferSize }) => sum + transferSize, 0),
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    };
  })()`);
  const { metrics } = await session.send('Performance.getMetrics');
  const busy = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  return { ...inPage, busy: busy * 1_000 };
}

function rounded(value: number): string {
  return value < 1 ? value.toFixed(3) : Math.round(value).toLocaleString('en');
}

function column(text: string): string {
  return text.padStart(14);
}

void main(Number(process.argv[2] ?? 9));

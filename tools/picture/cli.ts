/**
 * Writes the pictures of the pages: npm run picture. docs/tour.png, at the top of the README, shows a message from the form through the
 * inspector to the email; docs/inspector.png shows an execution in which the analyzer failed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Locator, Page } from 'playwright-core';
import { LocalBackend, startLocal } from 'sentiment-form-local';
import { animatedPng, Frame } from './animated-png';
import { launchBrowser } from '../../test/support/browser';

const DEMO = join(__dirname, '..', '..', 'packages', 'local', 'demo');
const DOCS = join(__dirname, '..', '..', 'docs');
const TOUR = { file: join(DOCS, 'tour.png'), size: { width: 1000, height: 640 } };
const INSPECTOR = { file: join(DOCS, 'inspector.png'), size: { width: 1300, height: 900 } };
const MESSAGE = 'The umbrella came with a broken rib, for the second time. This is terrible, I want my money back.';

async function main(): Promise<void> {
  const backend = await startLocal(join(DEMO, 'cdk.out'), { webDir: join(DEMO, 'web') });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.setViewportSize(TOUR.size);
    write(TOUR.file, animatedPng(await tour(page, backend.endpoint)));
    await page.setViewportSize(INSPECTOR.size);
    write(INSPECTOR.file, await executionWithFailure(page, backend));
  } finally {
    await browser.close();
    await backend.stop();
  }
}

function write(file: string, picture: Buffer): void {
  writeFileSync(file, picture);
  console.log(`${file}: ${Math.round(picture.length / 1024)} KiB`);
}

/** What a person does who tries it for the first time. */
async function tour(page: Page, endpoint: string): Promise<Frame[]> {
  const frames: Frame[] = [];
  const show = async (millis: number) => frames.push({ png: await page.screenshot({ caret: 'hide' }), millis });

  await page.goto(endpoint);
  for (const share of [0.35, 0.7, 1]) {
    await messageField(page).fill(MESSAGE.slice(0, MESSAGE.length * share));
    await show(share === 1 ? 1200 : 500);
  }
  await send(page);
  await show(3000);

  await page.goto(`${endpoint}/_local/`);
  await show(2000);
  await openDetectSentiment(page);
  await show(3500);

  await page.goto(`${endpoint}/_local/outbox`);
  await show(3500);
  return frames;
}

async function executionWithFailure(page: Page, backend: LocalBackend): Promise<Buffer> {
  backend.failNext('comprehend', 'DetectSentiment', { error: 'InternalServerException', times: 2 });
  await page.goto(backend.endpoint);
  await messageField(page).fill(MESSAGE);
  await send(page);
  await page.goto(`${backend.endpoint}/_local/`);
  await openDetectSentiment(page);
  return page.screenshot({ caret: 'hide' });
}

function messageField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Your message' });
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send message' }).click();
  await page.locator('#answer-title').waitFor({ state: 'visible' });
}

/** The newest execution, and in it the state. */
async function openDetectSentiment(page: Page): Promise<void> {
  await page.locator('a.row').first().click();
  await page.getByRole('link', { name: /^Detect Sentiment: Task/ }).click();
  await page.getByRole('region', { name: 'Detect Sentiment' }).waitFor();
}

void main();

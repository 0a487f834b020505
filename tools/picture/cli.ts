/** Writes the picture at the top of the README: a message from the form through the inspector to the email: npm run picture */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Page } from 'playwright-core';
import { startLocal } from 'sentiment-form-local';
import { animatedPng, Frame } from './animated-png';
import { launchBrowser } from '../../test/support/browser';

const DEMO = join(__dirname, '..', '..', 'packages', 'local', 'demo');
const PICTURE = join(__dirname, '..', '..', 'docs', 'tour.png');
const SIZE = { width: 1000, height: 640 };
const MESSAGE = 'The umbrella came with a broken rib, for the second time. This is terrible, I want my money back.';

async function main(): Promise<void> {
  const backend = await startLocal(join(DEMO, 'cdk.out'), { webDir: join(DEMO, 'web') });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: SIZE, colorScheme: 'light', reducedMotion: 'reduce' });
    const picture = animatedPng(await tour(await context.newPage(), backend.endpoint));
    writeFileSync(PICTURE, picture);
    console.log(`${PICTURE}: ${Math.round(picture.length / 1024)} KiB`);
  } finally {
    await browser.close();
    await backend.stop();
  }
}

/** What a person does who tries it for the first time. */
async function tour(page: Page, endpoint: string): Promise<Frame[]> {
  const frames: Frame[] = [];
  const show = async (millis: number) => frames.push({ png: await page.screenshot({ caret: 'hide' }), millis });

  await page.goto(endpoint);
  const message = page.getByRole('textbox', { name: 'Your message' });
  for (const share of [0.35, 0.7, 1]) {
    await message.fill(MESSAGE.slice(0, MESSAGE.length * share));
    await show(share === 1 ? 1200 : 500);
  }
  await page.getByRole('button', { name: 'Send message' }).click();
  await page.locator('#answer-title').waitFor({ state: 'visible' });
  await show(3000);

  await page.goto(`${endpoint}/_local/`);
  await show(2000);
  await page.locator('a.row').first().click();
  await page.getByRole('link', { name: /^Detect Sentiment: Task/ }).click();
  await page.getByRole('region', { name: 'Detect Sentiment' }).waitFor();
  await show(3500);

  await page.goto(`${endpoint}/_local/outbox`);
  await show(3500);
  return frames;
}

void main();

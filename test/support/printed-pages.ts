// What a printer would get of a page.
import { inflateSync } from 'node:zlib';
import { Page } from 'playwright-core';

/** On how many sheets of A5 with margins of a centimetre the page is printed. */
export async function printedPages(page: Page): Promise<number> {
  const unit = await unitOf(page);
  const margin = { top: `1${unit}`, bottom: `1${unit}`, left: `1${unit}`, right: `1${unit}` };
  return countPages(await page.pdf({ width: `14.8${unit}`, height: `21${unit}`, margin }));
}

/** Playwright 1.65 gives inches to Firefox, which takes them for centimetres. */
async function unitOf(page: Page): Promise<'cm' | 'in'> {
  return (await page.evaluate<string>('navigator.userAgent')).includes('Firefox') ? 'in' : 'cm';
}

function countPages(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  // Firefox writes the objects of its pages into compressed streams.
  const objects = [...text.matchAll(/\/ObjStm\b[^>]*>>\s*stream\r?\n/g)].map(({ 0: start, index }) =>
    inflateSync(pdf.subarray(index + start.length)).toString('latin1'),
  );
  return [text, ...objects].join('\n').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

// What assistive technology and people with low vision get from a page: the browser's accessibility tree, and contrasts.
import { Page } from 'playwright-core';

/** A node of the accessibility tree, as Chromium hands it to a screen reader. */
export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** States such as `required`, `invalid`, `disabled`, `level`. */
  readonly properties: Record<string, unknown>;
}

/** The nodes that a screen reader can reach, in reading order. */
export async function accessibleNodes(page: Page): Promise<AccessibleNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [] }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ''),
      description: String(description?.value ?? ''),
      properties: Object.fromEntries(properties.map((property) => [property.name, property.value.value as unknown])),
    }));
}

/** A colour on another one: a text on its background, or the edge of a control on the background around it. */
export interface ColorPair {
  readonly what: string;
  readonly contrast: number;
}

/** Every piece of text that is visible now, with the contrast of its colour to the background behind it. */
export async function textContrasts(page: Page): Promise<ColorPair[]> {
  return measure(await page.evaluate<PaintedPair[]>(`${BACKGROUND_OF}; (${TEXTS})()`));
}

/** Every visible control that has an edge, with the contrast of that edge to the background around the control. */
export async function edgeContrasts(page: Page): Promise<ColorPair[]> {
  return measure(await page.evaluate<PaintedPair[]>(`${BACKGROUND_OF}; (${EDGES})()`));
}

/** As the browser reports it: colours like `rgb(20, 39, 44)`. */
interface PaintedPair {
  readonly what: string;
  readonly front: string;
  readonly back: string;
}

// The scripts are texts, because they run in the page: this project is compiled without the types of the DOM.
const BACKGROUND_OF = `
  const isClear = (color) => color === 'transparent' || color.endsWith(', 0)');
  const backgroundOf = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return isClear(color) ? backgroundOf(element.parentElement) : color;
  };
`;

const TEXTS = `() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pairs = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const what = walker.currentNode.textContent.trim();
    if (what === '' || !element.checkVisibility() || element.closest('.unseen, script, noscript')) continue;
    pairs.push({ what, front: getComputedStyle(element).color, back: backgroundOf(element) });
  }
  for (const control of document.querySelectorAll('input, textarea')) {
    if (!control.checkVisibility()) continue;
    pairs.push({ what: control.id, front: getComputedStyle(control).color, back: backgroundOf(control) });
  }
  return pairs;
}`;

const EDGES = `() => [...document.querySelectorAll('input, textarea, button')]
  .filter((control) => control.checkVisibility())
  .map((control) => ({
    what: control.id,
    front: getComputedStyle(control).borderTopColor,
    back: backgroundOf(control.parentElement),
  }))`;

function measure(pairs: PaintedPair[]): ColorPair[] {
  return pairs.map(({ what, front, back }) => ({ what, contrast: contrast(channels(front), channels(back)) }));
}

/** Contrast ratio, WCAG 2.2. */
function contrast(one: number[], other: number[]): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance, WCAG 2.2. */
function luminance(rgb: number[]): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  const found = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color);
  if (found === null) throw new Error(`Cannot compute the contrast of ${color}: only opaque rgb() colours are known.`);
  return found.slice(1).map(Number);
}

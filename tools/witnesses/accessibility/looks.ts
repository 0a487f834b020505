/** The ways in which each page is looked at. */
import type { BrowserContextOptions } from 'playwright-core';

/** One of them. */
export interface Look {
  readonly name: string;
  readonly options: BrowserContextOptions;
}

const COLORS = ['light', 'dark'] as const;

/** A desk and a small phone. */
const WIDTHS = [1280, 390];

/** Nothing moves: what is fading in has no contrast yet. */
export const LOOKS: readonly Look[] = COLORS.flatMap((colorScheme) =>
  WIDTHS.map((width) => ({
    name: `${colorScheme}, ${width} px`,
    options: { colorScheme, reducedMotion: 'reduce', viewport: { width, height: 800 } } as const,
  })),
);

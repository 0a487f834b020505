/** Runs axe on pages in every look, and collects its findings. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { findingsOn } from './axe';
import { LOOKS } from './looks';

/** Runs axe on an open page. */
export type Show = (name: string, page: Page) => Promise<void>;

export class View {
  public readonly broken: string[] = [];
  /** A finding that is the same in several looks and states is counted once. */
  public readonly undecided = new Set<string>();
  public count = 0;

  public constructor(private readonly script: string) {}

  /** Does the same once for each look. */
  public async inEachLook(work: (options: BrowserContextOptions, show: Show) => Promise<void>): Promise<void> {
    for (const { name: look, options } of LOOKS) {
      await work(options, async (name, page) => {
        this.count += 1;
        const { broken, undecided } = await findingsOn(page, this.script);
        this.broken.push(...broken.map((finding) => `${name} (${look}): ${finding}`));
        for (const finding of undecided) this.undecided.add(finding);
      });
    }
  }
}

/** Shows pages to axe in every look, and collects what it says. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { findingsOn } from './axe';
import { LOOKS } from './looks';

/** Has axe look at a page that is open. */
export type Show = (name: string, page: Page) => Promise<void>;

export class View {
  public readonly broken: string[] = [];
  /** The same in each look and state is one. */
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

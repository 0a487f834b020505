/** axe-core, which looks for what keeps people from using a page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cached } from '../toolbox/cache';
import { install } from '../toolbox/run';
import { NPM } from '../versions';

/** What axe says of a page, as far as it is read. */
interface Result {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
  /** Each rule that found something to look at. */
  readonly passes: readonly unknown[];
}

/** The script, as the npm package has it; it is no dependency of ours. */
export async function axeScript(): Promise<string> {
  const version = NPM.axe.replaceAll(/\W+/g, '-');
  const folder = await cached(`npm-${version}`, async (target) => {
    await install('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', target, NPM.axe]);
  });
  return readFileSync(join(folder, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
}

/** Every rule, good practice included. */
export async function violationsOn(page: Page, script: string): Promise<readonly string[]> {
  await page.evaluate(script);
  const { violations, passes } = await page.evaluate<Result>('axe.run(document)');
  if (passes.length === 0) throw new Error(`axe found nothing to look at on ${page.url()}.`);
  return violations.map(({ id, help, nodes }) => {
    const [first] = nodes;
    return `${id}: ${help} (${nodes.length}), ${String(first.target)}: ${(first.failureSummary ?? '').replaceAll(/\s+/g, ' ')}`;
  });
}

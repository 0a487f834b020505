/** axe-core, which looks for what keeps people from using a page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cached } from '../toolbox/cache';
import { install } from '../toolbox/run';
import { NPM } from '../versions';

/** The parts of axe's result that are read. */
interface Finding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

interface Result {
  readonly violations: readonly Finding[];
  /** What axe leaves to a person. */
  readonly incomplete: readonly Finding[];
  /** Each rule that found something to look at. */
  readonly passes: readonly unknown[];
}

/** Off by default, but a rule of WCAG 2.2 AA. */
const OPTIONS = JSON.stringify({ rules: { 'target-size': { enabled: true } } });

/** The script, as the npm package has it; it is no dependency of ours. */
export async function axeScript(): Promise<string> {
  const version = NPM.axe.replaceAll(/\W+/g, '-');
  const folder = await cached(`npm-${version}`, async (target) => {
    await install('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', target, NPM.axe]);
  });
  return readFileSync(join(folder, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
}

/** The findings of axe on a page: violations of its rules for WCAG and good practice, and cases that a person must decide. */
export interface Findings {
  readonly broken: readonly string[];
  readonly undecided: readonly string[];
}

export async function findingsOn(page: Page, script: string): Promise<Findings> {
  await page.evaluate(script);
  const { violations, incomplete, passes } = await page.evaluate<Result>(`axe.run(document, ${OPTIONS})`);
  if (passes.length === 0) throw new Error(`axe found nothing to look at on ${page.url()}.`);
  const eachPlace = incomplete.flatMap((finding) =>
    finding.nodes.map((node): Finding => ({ ...finding, nodes: [node] })),
  );
  return { broken: violations.map(textOf), undecided: eachPlace.map(textOf) };
}

function textOf({ id, help, nodes }: Finding): string {
  const [first] = nodes;
  return `${id}: ${help} (${nodes.length}), ${String(first.target)}: ${(first.failureSummary ?? '').replaceAll(/\s+/g, ' ')}`;
}

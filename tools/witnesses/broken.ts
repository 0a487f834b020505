/** Backends with mistakes in their templates, which witnesses have to see. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backendNamed, scratchFolder, type Synthesized } from './assemblies';

/** A text of a template, and the replacement of its first occurrence. Definitions are given unescaped. */
export type Mistake = readonly [right: string, wrong: string];

/** A copy of a backend whose template has the mistakes. */
export async function brokenBackend(
  name: 'no option' | 'every option',
  mistakes: readonly Mistake[],
): Promise<Synthesized> {
  const { folder: right } = await backendNamed(name);
  const folder = scratchFolder('broken-');
  cpSync(right, folder, { recursive: true });
  for (const file of readdirSync(folder).filter((one) => one.endsWith('.template.json'))) {
    const path = join(folder, file);
    writeFileSync(path, mistakes.reduce(withMistake, readFileSync(path, 'utf8')));
  }
  return { name: `${name}, with mistakes`, folder };
}

function withMistake(template: string, [right, wrong]: Mistake): string {
  // Definitions are texts within the template.
  for (const write of [plain, quoted]) {
    if (template.includes(write(right))) return template.replace(write(right), () => write(wrong));
  }
  throw new Error(`The template has no ${right}`);
}

function plain(text: string): string {
  return text;
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

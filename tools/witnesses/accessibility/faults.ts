/** Mistakes in the page of the example's form. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WEB_FOLDER } from '../../../test/support/form-page';
import { scratchFolder } from '../assemblies';

export const FAULTS: Readonly<Record<string, RegExp>> = {
  'text that is hard to read, in the dark and on a phone only': /\(dark, 390 px\): color-contrast: /,
  'a field without a label': /\(light, 1280 px\): label: /,
  'text before a picture, whose contrast axe cannot tell': /^color-contrast: .*#form-title/,
  'links that are too small and too close for a finger': /\(light, 390 px\): target-size: /,
};

const STYLES = `
@media (prefers-color-scheme: dark) and (max-width: 400px) { label { color: #33444a; } }
#form-title { background-image: linear-gradient(#ffffff, #000000); }
.tiny { display: block; font-size: 8px; line-height: 9px; }
`;

const LINKS = '<p><a class="tiny" href="#status">One</a><a class="tiny" href="#form">Two</a></p>';

/** A copy of the page with all of them. */
export function brokenForm(): string {
  const folder = scratchFolder('form-');
  cpSync(WEB_FOLDER, folder, { recursive: true });
  appendFileSync(join(folder, 'style.css'), STYLES);
  edit(join(folder, 'index.html'), '<label for="email"', '<label for="none"');
  edit(join(folder, 'index.html'), '<p id="status"', `${LINKS}<p id="status"`);
  return folder;
}

function edit(file: string, right: string, wrong: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(right)) throw new Error(`${file} has no ${right}`);
  writeFileSync(file, text.replace(right, wrong));
}

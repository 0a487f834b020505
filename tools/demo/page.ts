/** The page of the contact form, changed so that it works without JavaScript too. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(__dirname, '..', '..', 'examples', 'contact-form', 'web');

/** What stands in the page, and what the demo has instead. */
const CHANGES: readonly [RegExp, string][] = [
  [/form-action 'none'/, "form-action 'self'"],
  [/<form id="form" novalidate/, '<form id="form" method="post" action="/" novalidate'],
  [/(<button id="send" type="submit") disabled>/, '$1>'],
  [
    /<noscript>.*?<\/noscript>/s,
    '<noscript><p class="notice">JavaScript is off. The form works without it: the answer is a page of its own.</p></noscript>',
  ],
  // Only programs fill it in.
  [/(<div class="actions">)/, '<input name="website" tabindex="-1" autocomplete="off" hidden />\n          $1'],
];

export function writePage(folder: string): void {
  cpSync(PAGE, folder, { recursive: true });
  const file = join(folder, 'index.html');
  const changed = CHANGES.reduce(
    (html, [old, changedTo]) => {
      if (!old.test(html)) throw new Error(`The page of the contact form has no ${old.source} any more.`);
      return html.replace(old, changedTo);
    },
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, changed);
}

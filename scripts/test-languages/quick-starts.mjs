// docs/languages.md shows the examples. What it shows has to be in them, so that no quick start grows old.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './workplace.mjs';

const SOURCES = {
  ts: 'examples/typescript/contact-form-stack.ts',
  python: 'examples/python/contact_form_stack.py',
  java: 'examples/java/src/main/java/com/example/contactform/ContactFormStack.java',
  csharp: 'examples/csharp/src/ContactForm/ContactFormStack.cs',
  go: 'examples/go/contact_form_stack.go',
};

/** Throws where the page has code that its example does not have, line by line, or has none for a language. */
export function checkQuickStarts() {
  const page = readFileSync(join(ROOT, 'docs/languages.md'), 'utf8');
  for (const [language, source] of Object.entries(SOURCES)) {
    const [, code] = page.match(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms')) ?? [];
    if (code === undefined || !unindented(readFileSync(join(ROOT, source), 'utf8')).includes(unindented(code))) {
      throw new Error(
        `The quick start of docs/languages.md in ${language} must be a part of ${source}. Copy it from there.`,
      );
    }
  }
}

function unindented(code) {
  return code.replace(/^[ \t]+/gm, '');
}

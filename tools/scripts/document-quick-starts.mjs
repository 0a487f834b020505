// Writes the complete example of each language into docs/languages.md: the page shows what is compiled and tested.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = join(ROOT, 'docs/languages.md');
const SOURCES = {
  ts: 'examples/typescript/contact-form-stack.ts',
  python: 'examples/python/contact_form_stack.py',
  java: 'examples/java/src/main/java/com/example/contactform/ContactFormStack.java',
  csharp: 'examples/csharp/src/ContactForm/ContactFormStack.cs',
  go: 'examples/go/contact_form_stack.go',
};

let page = readFileSync(PAGE, 'utf8');
for (const [language, source] of Object.entries(SOURCES)) {
  const code = new RegExp(`^\`\`\`${language}\\n.*?^\`\`\`$`, 'ms');
  if (!code.test(page)) {
    throw new Error(`docs/languages.md must have a block of code that begins with \`\`\`${language}, for ${source}.`);
  }
  // A function, because `$` has a meaning in a replacement text.
  page = page.replace(code, () => `\`\`\`${language}\n${readFileSync(join(ROOT, source), 'utf8')}\`\`\``);
}
writeFileSync(PAGE, page);

/** `npm run bench -- cost`: writes what a million submissions cost into docs/cost.md and docs/cost.svg. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawCosts } from './draw';
import { measureForms } from './model';
import { costPage } from './page';

const DOCS = join(__dirname, '../../../docs');

void cost();

async function cost(): Promise<void> {
  const forms = await measureForms();
  const page = costPage(forms);
  writeFileSync(join(DOCS, 'cost.md'), page);
  writeFileSync(join(DOCS, 'cost.svg'), drawCosts(forms));
  console.log(page);
}

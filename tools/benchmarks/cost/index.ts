/** `npm run bench -- cost`: writes what a million submissions cost into docs/cost.md and docs/cost.svg. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawCosts } from './draw';
import { costOfMillion, measureForms } from './model';
import { costPage, USUAL } from './page';
import { keep } from '../results/results';

const DOCS = join(__dirname, '../../../docs');

void cost();

async function cost(): Promise<void> {
  const forms = await measureForms();
  const page = costPage(forms);
  writeFileSync(join(DOCS, 'cost.md'), page);
  writeFileSync(join(DOCS, 'cost.svg'), drawCosts(forms));
  console.log(page);
  const totals = forms.map((form) => [form.form.name, costOfMillion(form, USUAL, 'us-east-1').total] as const);
  keep('cost', Object.fromEntries(totals));
}

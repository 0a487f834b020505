/** Writes the form as one CloudFormation template: npm run template [-- FILE] */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formTemplate, textOf } from './template';

const file = process.argv[2] ?? 'dist/template/sentiment-form-backend.template.json';
if (file.startsWith('-')) {
  throw new Error(`The only argument is the file to write, got: ${file}. Usage: npm run template -- [FILE]`);
}
const text = textOf(formTemplate().template);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, text);
console.log(`${file}  ${Math.ceil(Buffer.byteLength(text) / 1024)} KB`);

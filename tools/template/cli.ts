/** Writes the form as one CloudFormation template: npm run template [-- FILE] */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formTemplate, textOf } from './template';
import { readCommandLine } from '../command-line';

const FILE = 'dist/template/sentiment-form-backend.template.json';
const USAGE = `Writes the form as one CloudFormation template.

Usage: npm run template -- [FILE]

  FILE   the file to write it to (default: ${FILE})
`;

const { positionals } = readCommandLine({ usage: USAGE, options: {}, maxWords: 1 });
const [file = FILE] = positionals;
const text = textOf(formTemplate().template);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, text);
console.log(`${file}  ${Math.ceil(Buffer.byteLength(text) / 1024)} KB`);

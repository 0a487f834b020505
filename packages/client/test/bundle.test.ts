// The one file for pages without a bundler: what is promised of it is measured on it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = mkdtempSync(join(tmpdir(), 'sentiment-form-client-'));
const file = join(folder, 'sentiment-form-client.js');
let code: string;

beforeAll(() => {
  execFileSync(process.execPath, [join(__dirname, '..', 'scripts', 'bundle.mjs'), file]);
  code = readFileSync(file, 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('weighs less than 3 KB gzipped', () => {
  const size = gzipSync(code, { level: 9 }).length;
  process.stdout.write(`The client as one module: ${size} bytes gzipped, ${code.length} bytes minified.\n`);
  expect(size).toBeLessThan(3 * 1024);
});

it('has no dependencies, and runs nothing that a strict security policy forbids', () => {
  expect(code).not.toMatch(/\bimport\b|\brequire\b|\beval\b|\bFunction\b|innerHTML|document\.write/);
});

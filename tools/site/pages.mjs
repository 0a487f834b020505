// Which files are pages, and where each is on the site.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const REPOSITORY = 'https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
});
const FILES = new Set(files.trim().split('\n'));

/** Every page, as a path in the repository. */
export const PAGES = [...FILES].filter((file) => file.endsWith('.md') && !file.startsWith('.github/'));

/** Whether a path in the repository is a page of the site. */
export const isPage = (file) => PAGES.includes(file);

/** Whether a path in the repository is a file of it. */
export const isFile = (file) => FILES.has(file);

/** A README is the first page of its folder. */
export const pageOf = (file) => file.replace(/(^|\/)README\.md$/, '$1index.md');

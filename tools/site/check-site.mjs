// Follows every link of the built site: to its pages, their headings and its pictures. Links to other hosts are not followed.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { ROOT } from './pages.mjs';

const SITE = join(ROOT, 'dist', 'site');
const BASE = process.env.SITE_BASE ?? '/';

const pages = globSync('**/*.html', { cwd: SITE });
const addresses = new Map(pages.map((page) => [page.replaceAll(sep, '/'), read(page)]));
const broken = [...addresses].flatMap(([page, { links }]) =>
  links.flatMap((link) => (leadsSomewhere(page, link) ? [] : [`${page}: ${link}`])),
);
const followed = [...addresses.values()].reduce((sum, { links }) => sum + links.length, 0);
console.log(`${pages.length} pages, ${followed} links, ${broken.length} of them broken.`);
for (const line of broken) console.error(line);
process.exitCode = broken.length === 0 && followed > 1000 ? 0 : 1;

function read(page) {
  const html = readFileSync(join(SITE, page), 'utf8');
  const attributes = (name) =>
    [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => decode(value));
  const links = [...attributes('href'), ...attributes('src')].filter(
    (link) => !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(link),
  );
  return { links, places: new Set([...attributes('id'), ...attributes('name')]) };
}

function leadsSomewhere(page, link) {
  const { pathname, hash } = new URL(link, `http://site${BASE}${page}`);
  const file = relative(BASE, decodeURIComponent(pathname)).replaceAll(sep, '/');
  const target = [file, posix.join(file, 'index.html')].find((name) => addresses.has(name));
  if (target === undefined) return existsSync(join(SITE, file)) && hash === '' && file !== '';
  return hash === '' || addresses.get(target).places.has(decodeURIComponent(hash.slice(1)));
}

function decode(value) {
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

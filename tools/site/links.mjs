// Changes the links of a page for the site: to other pages of the site, to pictures, or to files on GitHub.
import { posix, relative, sep } from 'node:path';
import { REPOSITORY, ROOT, isFile, isPage, pageOf } from './pages.mjs';

/** Adds this to the Markdown parser. */
export function onTheSite(markdown) {
  markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
    const page = relative(ROOT, env.realPath ?? env.path).replaceAll(sep, '/');
    for (const { type, children } of tokens) {
      if (type === 'inline') children.forEach((child) => lead(child, page));
    }
  });
}

const ATTRIBUTES = { link_open: 'href', image: 'src' };
const RAW = REPOSITORY.replace('https://github.com/', 'https://raw.githubusercontent.com/') + '/main/';

function lead(token, page) {
  const attribute = ATTRIBUTES[token.type];
  // The generator would replace what stands in two braces.
  if (token.type === 'code_inline') token.attrSet('v-pre', '');
  if (attribute !== undefined) token.attrSet(attribute, addressOf(token.attrGet(attribute), page));
}

/** The address of a link of a page on the site. */
export function addressOf(link, page) {
  const inRepository = targetOf(link, page);
  if (inRepository === undefined) return link;
  const { path, hash } = inRepository;
  const way = posix.relative(posix.dirname(page), path);
  const beside = way.startsWith('.') ? way : `./${way}`;
  if (isPage(path)) return pageOf(beside) + hash;
  if (/\.(svg|png|webp|gif)$/.test(path) && isFile(path)) return beside;
  return `${REPOSITORY}/${isFile(path) ? 'blob' : 'tree'}/main/${path}${hash}`;
}

/** The file or folder of the repository that a link names, with the heading, in every form that GitHub accepts. */
function targetOf(link, page) {
  for (const start of [`${REPOSITORY}/blob/main/`, `${REPOSITORY}/tree/main/`, RAW]) {
    if (link.startsWith(start)) return split(link.slice(start.length));
  }
  if (/^([a-z][a-z0-9+.-]*:|#|\/\/)/i.test(link)) return undefined;
  const { path, hash } = split(link);
  return { path: posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, ''), hash };
}

function split(link) {
  const [path, hash] = link.split('#');
  return { path: decodeURI(path), hash: hash === undefined ? '' : `#${hash}` };
}

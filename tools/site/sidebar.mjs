// Which pages there are, in the order in which a reader meets them. A page of docs/ that is in no group stops the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES, ROOT, pageOf } from './pages.mjs';

const GROUPS = {
  'Get started': ['README.md', 'docs/guide.md', 'docs/languages.md', 'docs/clients.md', 'docs/notifications.md'],
  'On AWS': [
    'docs/deploy.md',
    'docs/operations.md',
    'docs/observability.md',
    'docs/security.md',
    'docs/scaling.md',
    'docs/cost.md',
  ],
  'How it works': [
    'docs/architecture.md',
    'docs/workflow.md',
    'docs/reliability.md',
    'docs/laws.md',
    'docs/jsonata-differences.md',
    'docs/announcement.md',
    'docs/witnesses.md',
  ],
  Packages: [
    'packages/local/README.md',
    'packages/client/README.md',
    'packages/lexicon/README.md',
    'packages/lexicon/test/customers/README.md',
    'packages/lexicon/test/training/README.md',
  ],
  Examples: PAGES.filter((page) => page.startsWith('examples/')),
  Reference: ['API.md', 'docs/api/python.md', 'docs/api/java.md'],
  Project: [
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'SECURITY.md',
    'CODE_OF_CONDUCT.md',
    'docs/versions.md',
    'docs/releasing.md',
    'docs/verify-aws.md',
    'tools/simulator/README.md',
    'tools/benchmarks/README.md',
  ],
  Decisions: PAGES.filter((page) => page.startsWith('docs/decisions/')),
};

/** Titles that a list of pages needs shorter or longer than the page itself. */
const TITLES = {
  'README.md': 'Overview',
  'API.md': 'TypeScript',
  'docs/api/python.md': 'Python',
  'docs/api/java.md': 'Java',
};

export function sidebar() {
  const grouped = Object.values(GROUPS).flat();
  const missing = PAGES.filter((page) => !grouped.includes(page));
  const gone = grouped.filter((page) => !PAGES.includes(page));
  if (missing.length > 0) throw new Error(`Add to a group in tools/site/sidebar.mjs: ${missing.join(', ')}`);
  if (gone.length > 0) throw new Error(`Remove from tools/site/sidebar.mjs, because there is no such page: ${gone.join(', ')}`);
  return Object.entries(GROUPS).map(([text, pages], place) => ({
    text,
    collapsed: place > 1,
    items: pages.map((page) => ({ text: titleOf(page), link: addressOf(page) })),
  }));
}

const addressOf = (page) => `/${pageOf(page)}`.replace(/\/index\.md$/, '/').replace(/\.md$/, '');

function titleOf(page) {
  const heading = /^# (.+)$/m.exec(readFileSync(join(ROOT, page), 'utf8'));
  return TITLES[page] ?? heading?.[1].replaceAll('`', '') ?? page;
}

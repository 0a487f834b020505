// The site shows the pages of the repository unchanged: every link that works on GitHub works here.
import { slug } from 'github-slugger';
import { defineConfig } from 'vitepress';
import { onTheSite } from '../links.mjs';
import { PAGES, REPOSITORY, pageOf } from '../pages.mjs';
import { sidebar } from '../sidebar.mjs';

/** The pages are outside of this folder, so the build does not find Vue for them. What is built runs in this folder, and finds it. */
const VUE_OF_THIS_FOLDER = {
  name: 'vue-of-this-folder',
  enforce: 'pre',
  resolveId: (id, _importer, { ssr }) =>
    ssr && /^vue(\/server-renderer)?$/.test(id) ? { id, external: true } : undefined,
};

export default defineConfig({
  title: 'Sentiment form backend',
  description: 'A web form backend on AWS as one CDK construct.',
  // Set SITE_BASE if the site is in a folder of its host.
  base: process.env.SITE_BASE ?? '/',
  srcDir: '../..',
  outDir: '../../dist/site',
  cacheDir: 'node_modules/.vitepress',
  srcExclude: ['{.*,node_modules,lib,dist,assets}/**', '**/{cdk.out,demo}/**'],
  rewrites: pageOf,
  cleanUrls: false,
  // npm run site checks every link itself, to headings too.
  ignoreDeadLinks: true,
  lastUpdated: false,
  markdown: {
    // Headings have the addresses that they have on GitHub.
    anchor: { slugify: (heading) => slug(heading) },
    config: onTheSite,
  },
  // The largest chunk is the search index.
  vite: { plugins: [VUE_OF_THIS_FOLDER], build: { chunkSizeWarningLimit: 2000 } },
  themeConfig: {
    search: { provider: 'local' },
    sidebar: sidebar(),
    nav: [
      { text: 'Guide', link: '/docs/guide' },
      { text: 'Reference', link: '/API' },
    ],
    outline: [2, 3],
    socialLinks: [{ icon: 'github', link: REPOSITORY }],
  },
});

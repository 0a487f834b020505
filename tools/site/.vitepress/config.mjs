// The site is the pages of the repository as they are: what is a link on GitHub is a link here.
import { slug } from 'github-slugger';
import { defineConfig } from 'vitepress';
import { onTheSite } from '../links.mjs';
import { PAGES, REPOSITORY, pageOf } from '../pages.mjs';
import { sidebar } from '../sidebar.mjs';

/** The pages are outside of this folder, so they do not find what is installed in it; what is built of them runs in it, and does. */
const VUE_OF_THIS_FOLDER = {
  name: 'vue-of-this-folder',
  enforce: 'pre',
  resolveId: (id, _importer, { ssr }) =>
    ssr && /^vue(\/server-renderer)?$/.test(id) ? { id, external: true } : undefined,
};

export default defineConfig({
  title: 'Sentiment form backend',
  description: 'A web form backend on AWS as one CDK construct.',
  // Where the site is one of several on its host, it has a folder there.
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
  vite: { plugins: [VUE_OF_THIS_FOLDER] },
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

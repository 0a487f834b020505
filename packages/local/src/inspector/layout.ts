/** The frame of all pages of the inspector. */
import { html, type Html } from './html';

/** A page: its own part only, so that it can be sent again when it changes. */
export interface PageContent {
  readonly title: string;
  readonly main: Html;
}

/** An entry of the navigation. */
export interface Tab {
  readonly path: string;
  readonly name: string;
  /** The number of entries. */
  readonly count?: number;
}

/** The parts of a whole page. */
export interface PageParts extends PageContent {
  /** Its entry in the navigation. */
  readonly path: string;
  /** The name of the app. */
  readonly app: string;
  readonly tabs: readonly Tab[];
  /** The address of its changes; undefined for a page that does not change. */
  readonly live?: string;
}

/** The whole page. */
export function documentOf({ title, path, app, tabs, main, live }: PageParts): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Inspector</title>
        <link rel="icon" href="/_local/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/_local/style.css" />
        <script type="module" src="/_local/live.js"></script>
        <script type="module" src="/_local/graph.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
          <div class="bar">
            <a class="brand" href="/_local/">Inspector</a>
            <span class="app">${app}</span>
            <a class="to-page" href="/">Web page</a>
            <span class="connection" id="connection" role="status"></span>
          </div>
          <nav aria-label="Pages" id="pages">${navigation(tabs, path)}</nav>
        </header>
        <main id="main" tabindex="-1" ${live === undefined ? '' : html`data-live="${live}"`}>${main}</main>
      </body>
    </html>`.toString();
}

/** The links to the pages. */
export function navigation(tabs: readonly Tab[], current: string): Html {
  return html`<ul>
    ${tabs.map(
      ({ path, name, count }) =>
        html`<li>
          <a href="${path}" ${path === current ? html`aria-current="page"` : ''}
            >${name}${count === undefined ? '' : html` <span class="count">${count}</span>`}</a
          >
        </li>`,
    )}
  </ul>`;
}

/** A heading of a page, with a short text next to it. */
export function heading(title: string, about: Html | string = ''): Html {
  return html`<div class="heading">
    <h1>${title}</h1>
    <p class="quiet">${about}</p>
  </div>`;
}

/** The text in place of an empty list. */
export function empty(text: Html | string): Html {
  return html`<p class="card empty">${text}</p>`;
}

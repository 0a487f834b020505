/** The page in place of an execution that is no longer kept. */
import { html } from '../html';
import { heading, type PageContent } from '../layout';

/** The page. */
export const GONE: PageContent = {
  title: 'No such execution',
  main: html`${heading('No such execution')}
    <p class="card empty">
      The last 100 executions are kept, until the server stops. <a href="/_local/">See those that are there.</a>
    </p>`,
};

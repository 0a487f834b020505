/** The page in place of an execution that is no longer kept. */
import { html } from '../html';
import { heading, type PageContent } from '../layout';

/** The page. */
export const GONE: PageContent = {
  title: 'Execution not found',
  main: html`${heading('Execution not found')}
    <p class="card empty">
      The inspector keeps the last 100 executions, until the server stops. <a href="/_local/">See all executions.</a>
    </p>`,
};

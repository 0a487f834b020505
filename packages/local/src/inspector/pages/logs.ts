/** The lines that the command prints, and those that functions printed, newest first. */
import { timeOfDay } from '../../base/time-of-day';
import { executionPage } from '../execution-link';
import { html, type Html } from '../html';
import { empty, heading, type PageContent } from '../layout';
import { type LogLine } from '../record/log-line';
import { type InspectorSource } from '../source';

/** @param kind the only kind to show; any other value shows all */
export function logsPage(source: InspectorSource, kind?: string): PageContent {
  const all = [...source.logs()].reverse();
  const lines = all.filter((line) => !isKind(kind) || line.kind === kind);
  return {
    title: 'Logs',
    main: html`${heading('Logs', 'The last 2,000 lines, newest first.')}
      <p class="filters" role="group" aria-label="Lines to show">
        ${FILTERS.map((filter) => filterLink(filter, kind))}
      </p>
      ${
        lines.length === 0
          ? empty('No lines yet.')
          : html`<ol class="log">
              ${lines.slice(0, SHOWN).map(row)}
            </ol>`
      }`,
  };
}

// The JSON has all of them.
const SHOWN = 500;

const FILTERS = [
  { name: 'All' },
  { name: 'Executions', kind: 'execution' },
  { name: 'Functions', kind: 'function' },
  { name: 'Refused requests', kind: 'request' },
  { name: 'Errors', kind: 'error' },
] as const;

function isKind(kind: string | undefined): boolean {
  return FILTERS.some((filter) => 'kind' in filter && filter.kind === kind);
}

function filterLink(filter: (typeof FILTERS)[number], current: string | undefined): Html {
  const kind = 'kind' in filter ? filter.kind : undefined;
  const chosen = kind === (isKind(current) ? current : undefined);
  return html`<a
    href="/_local/logs${kind === undefined ? '' : `?kind=${kind}`}"
    ${chosen ? html`aria-current="true"` : ''}
    >${filter.name}</a
  > `;
}

function row({ time, kind, from, text, executionArn }: LogLine): Html {
  const source =
    executionArn === undefined ? html`${from}` : html`<a href="${executionPage(executionArn)}">${from}</a>`;
  return html`<li class="${kind} ${kind === 'execution' ? from : ''}">
    <time>${timeOfDay(time)}</time> <span class="from">${source}</span> <span class="text">${text}</span>
  </li>`;
}

/** The tables with their items. */
import { type Json, type JsonObject } from '../../base/json';
import { counted } from '../counted';
import { html, type Html } from '../html';
import { empty, heading, type PageContent } from '../layout';
import { type InspectorSource, type TableContent } from '../source';

/** The page. */
export async function tablesPage(source: InspectorSource): Promise<PageContent> {
  const tables = await source.tables();
  return {
    title: 'Tables',
    main: html`${heading('Tables', 'The current items of each table.')}
    ${tables.length === 0 ? empty('No tables.') : tables.map(tableCard)}`,
  };
}

// The JSON has all of them.
const SHOWN = 200;

function tableCard({ name, path, items }: TableContent): Html {
  const shown = items.slice(0, SHOWN);
  const columns = [...new Set(shown.flatMap((item) => Object.keys(item)))];
  const left = items.length > SHOWN ? `, the first ${SHOWN} are shown` : '';
  const title = html`<h2>${path} <small>${name}, ${counted(items.length, 'item')}${left}</small></h2>`;
  if (items.length === 0) return html`${title}${empty('No items yet.')}`;
  return html`${title}
    <div class="card scroll" tabindex="0" role="region" aria-label="Items of ${path}">
      <table class="items">
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (item) =>
              html`<tr>
                ${columns.map((column) => cell(item, column))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function cell(item: JsonObject, column: string): Html {
  const value: Json | undefined = item[column];
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return text.length > SHORT ? html`<td class="long">${shown}</td>` : html`<td>${shown}</td>`;
}

// Longer texts are wrapped, so that a table stays readable.
const SHORT = 40;
const LONGEST = 1_000;

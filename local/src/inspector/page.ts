import { html, type Html } from './html';
import { type InspectorSource, type QueueContent, type TableContent } from './source';
import { toldSections } from './told';
import { type Json, type JsonObject } from '../asl/contract';
import { timeOfDay } from '../server/time-of-day';
import { type Message, type QueueMessage } from '../services';
import { type Execution } from '../step-functions/execution-log';

/** The inspector's one page. */
export async function inspectorPage(source: InspectorSource): Promise<string> {
  const executions = [...source.executions()].reverse();
  const outbox = [...source.outbox()].reverse();
  const tables = await source.tables();
  const queues = source.queues();
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Inspector</title>
        <link rel="stylesheet" href="/_local/style.css" />
      </head>
      <body>
        <header>
          <h1>Inspector</h1>
          <nav aria-label="Pages"><a href="/_local/">Refresh</a><a href="/">Web page</a></nav>
        </header>
        <main>
          <h2>Executions <small>${executions.length}</small></h2>
          ${executions.length ? executions.map(executionCard) : empty('No execution yet.')}
          <h2>Outbox <small>${outbox.length}</small></h2>
          ${outbox.length ? outbox.map(messageCard) : empty('No email yet.')} ${toldSections(source)}
          <h2>Tables <small>${tables.length}</small></h2>
          ${tables.length ? tables.map(tableCard) : empty('No table.')}
          ${queues.length ? html`<h2>Queues <small>${queues.length}</small></h2>` : ''} ${queues.map(queueCard)}
        </main>
      </body>
    </html>`.toString();
}

function empty(text: string): Html {
  return html`<div class="card"><p class="empty">${text}</p></div>`;
}

function executionCard(execution: Execution): Html {
  const { status, startDate, stopDate, path, name, input, output, error, cause } = execution;
  return html`<details class="card">
    <summary>
      <span class="status ${status}">${status}</span>
      <span class="quiet">${timeOfDay(startDate)}, ${stopDate - startDate} ms</span>
      <span class="path">${path}</span>
    </summary>
    <dl>
      ${entry('Name', name)} ${entry('Input', pretty(input))} ${entry('Output', output && pretty(output))}
      ${entry('Error', error)} ${entry('Cause', cause)}
    </dl>
  </details>`;
}

function entry(term: string, text: string | undefined): Html {
  return text === undefined
    ? html``
    : html`<dt>${term}</dt>
        <dd><pre>${text}</pre></dd>`;
}

function messageCard(message: Message): Html {
  const { from, to, sentAt, subject, text, html: markup } = message;
  return html`<article class="card mail">
    <dl>
      <dt>Subject</dt>
      <dd><strong>${subject}</strong></dd>
      <dt>From</dt>
      <dd>${from}</dd>
      <dt>To</dt>
      <dd>${to.join(', ')}</dd>
      <dt>Sent</dt>
      <dd>${timeOfDay(sentAt)}</dd>
    </dl>
    <pre>${text ?? markup ?? ''}</pre>
  </article>`;
}

function tableCard({ name, path, items }: TableContent): Html {
  const columns = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const heading = html`<h3>
    ${path} <small>${name}, ${items.length} ${items.length === 1 ? 'item' : 'items'}</small>
  </h3>`;
  if (items.length === 0) return html`${heading}${empty('No item yet.')}`;
  return html`${heading}
    <div class="card scroll" tabindex="0" role="region" aria-label="Items of ${path}">
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) =>
              html`<tr>
                ${columns.map((column) => cell(item, column))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function queueCard({ name, path, messages }: QueueContent): Html {
  const count = `${messages.length} ${messages.length === 1 ? 'message' : 'messages'}`;
  return html`<h3>${path} <small>${name}, ${count}</small></h3>
    ${messages.length ? messages.map(queuedCard) : empty('No message waits.')}`;
}

function queuedCard({ state, sentAt, receiveCount, body }: QueueMessage): Html {
  return html`<details class="card">
    <summary>
      <span class="status">${state}</span>
      <span class="quiet">${timeOfDay(sentAt)}, received ${receiveCount} times</span>
    </summary>
    <dl>${entry('Body', pretty(body))}</dl>
  </details>`;
}

function cell(item: JsonObject, column: string): Html {
  const value: Json | undefined = item[column];
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return text.length > SHORT ? html`<td class="long">${text}</td>` : html`<td>${text}</td>`;
}

// Longer texts are wrapped, so that a table stays readable.
const SHORT = 40;

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The queues with their messages. Showing a message does not receive it. */
import { timeOfDay } from '../../base/time-of-day';
import { type QueueMessage } from '../../services';
import { counted } from '../counted';
import { html, type Html } from '../html';
import { jsonView } from '../json-view';
import { empty, heading, type PageContent } from '../layout';
import { type InspectorSource, type QueueContent } from '../source';

/** The page. */
export function queuesPage(source: InspectorSource): PageContent {
  const queues = source.queues();
  return {
    title: 'Queues',
    main: html`${heading('Queues', 'Opening a message here does not receive it.')}
    ${queues.length === 0 ? empty('No queues.') : queues.map(queueCard)}`,
  };
}

// The JSON has all of them.
const SHOWN = 100;

function queueCard({ name, path, messages }: QueueContent): Html {
  const shown = messages.slice(0, SHOWN);
  return html`<section aria-label="${path}">
    <div class="with-action">
      <h2>${path} <small>${name}, ${counted(messages.length, 'message')}</small></h2>
      ${messages.some(({ state }) => state !== 'visible') ? redeliverButton(name, path) : ''}
    </div>
    ${messages.length === 0 ? empty('No messages.') : shown.map(messageCard)}
  </section>`;
}

function redeliverButton(name: string, path: string): Html {
  return html`<form method="post" action="/_local/redeliver">
    <input type="hidden" name="queue" value="${name}" />
    <button aria-label="Deliver the waiting messages of ${path} now">Deliver now</button>
  </form>`;
}

function messageCard({ id, state, sentAt, receiveCount, body }: QueueMessage): Html {
  return html`<details class="card" id="message-${id}">
    <summary>
      <span class="badge ${state === 'visible' ? 'plain' : 'waiting'}">${state}</span>
      <span class="quiet">${timeOfDay(sentAt)}, received ${counted(receiveCount, 'time')}</span>
      <span class="glimpse">${body.slice(0, 120)}</span>
    </summary>
    ${jsonView(body)}
  </details>`;
}

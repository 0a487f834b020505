/** The emails that would have been sent, newest first. */
import { timeOfDay } from '../../base/time-of-day';
import { type Message } from '../../services';
import { html, type Html } from '../html';
import { empty, heading, type PageContent } from '../layout';
import { type InspectorSource } from '../source';

/** The page. */
export function outboxPage(source: InspectorSource): PageContent {
  const messages = [...source.outbox()].reverse();
  return {
    title: 'Outbox',
    main: html`${heading('Outbox', 'Emails that the app has sent. They do not leave this machine.')}
    ${messages.length === 0 ? empty('No emails yet.') : messages.slice(0, SHOWN).map(mail)}`,
  };
}

// The JSON has all of them.
const SHOWN = 100;

function mail({ id, from, to, cc, bcc, replyTo, sentAt, subject, text, html: markup }: Message): Html {
  return html`<article class="card mail" id="mail-${id}" aria-label="${subject}">
    <h2>${subject}</h2>
    <dl class="facts">
      ${fact('From', [from])} ${fact('To', to)} ${fact('Cc', cc)} ${fact('Bcc', bcc)} ${fact('Reply to', replyTo)}
      ${fact('Sent', [timeOfDay(sentAt)])}
    </dl>
    ${text === undefined ? '' : html`<pre class="letter">${text}</pre>`}
    ${markup === undefined ? '' : rendered(id, subject)}
  </article>`;
}

function fact(term: string, values: readonly string[]): Html {
  return values.length === 0
    ? html``
    : html`<div>
        <dt>${term}</dt>
        <dd>${values.join(', ')}</dd>
      </div>`;
}

/** The HTML is a separate document: without scripts, without an origin, and without network access. */
function rendered(id: string, subject: string): Html {
  return html`<iframe
    sandbox=""
    loading="lazy"
    referrerpolicy="no-referrer"
    src="/_local/outbox/${encodeURIComponent(id)}/html"
    title="${subject}, as HTML"
  ></iframe>`;
}

/** What was sent to topics, event buses and other servers, as the page shows it. */
import { html, type Html } from './html';
import { type EventBusContent, type InspectorSource, type TopicContent } from './source';
import { timeOfDay } from '../base/time-of-day';
import { type BusEvent, type TopicMessage, type Webhook } from '../services';

/** A section is only shown if the app uses it. */
export function messageSections(source: InspectorSource): Html {
  const topics = source.topics();
  const events = source.eventBuses().filter((bus) => bus.name !== 'default' || bus.events.length > 0);
  const webhooks = [...source.webhooks()].reverse();
  return html`${section('Topics', topics.length, topics.map(topicCards))}
  ${section('Events', events.length, events.map(busCards))}
  ${section('Webhooks', webhooks.length, webhooks.map(webhookCard))}`;
}

function section(title: string, count: number, cards: readonly Html[]): Html {
  return count === 0
    ? html``
    : html`<h2>${title} <small>${count}</small></h2>
        ${cards}`;
}

function topicCards({ path, name, messages }: TopicContent): Html {
  return html`<h3>${path} <small>${name}, ${counted(messages.length, 'message')}</small></h3>
    ${[...messages].reverse().map(messageCard)}`;
}

function messageCard({ publishedAt, subject, message, recipients }: TopicMessage): Html {
  const receivers = recipients.map(({ protocol, endpoint, delivered }) =>
    [protocol, endpoint, delivered ? '' : '(only shown)'].join(' ').trim(),
  );
  return card({
    title: subject ?? 'Message',
    time: publishedAt,
    about: receivers.join(', ') || 'no subscribers',
    text: message,
  });
}

function busCards({ path, name, events }: EventBusContent): Html {
  return html`<h3>${path} <small>${name}, ${counted(events.length, 'event')}</small></h3>
    ${[...events].reverse().map(eventCard)}`;
}

function eventCard({ detailType, source, time, detail, targets }: BusEvent): Html {
  const started = targets.map(({ rule, arn }) => `${rule}: ${arn}`).join(', ') || 'no matching rule';
  return card({ title: detailType, time, about: `from ${source}, ${started}`, text: JSON.stringify(detail, null, 2) });
}

function webhookCard({ method, url, sentAt, sent, statusCode, body }: Webhook): Html {
  const about = sent ? `response ${statusCode ?? 'none'}` : 'not sent, only shown';
  return card({ title: `${method} ${url}`, time: sentAt, about, text: body ?? '' });
}

interface Card {
  readonly title: string;
  readonly time: number;
  /** The recipients, and the result of the delivery. */
  readonly about: string;
  readonly text: string;
}

function card({ title, time, about, text }: Card): Html {
  return html`<details class="card">
    <summary>
      <span class="status">${title}</span>
      <span class="quiet">${timeOfDay(time)}, ${about}</span>
    </summary>
    <dl>
      <dt>Text</dt>
      <dd><pre>${text}</pre></dd>
    </dl>
  </details>`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

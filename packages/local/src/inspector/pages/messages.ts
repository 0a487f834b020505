/** The page of messages, events and HTTP requests. */
import { html } from '../html';
import { empty, heading, type PageContent } from '../layout';
import { messageSections } from '../messages';
import { type InspectorSource } from '../source';

/** The page. */
export function messagesPage(source: InspectorSource): PageContent {
  const nothing = source.topics().length === 0 && source.webhooks().length === 0 && noEvents(source);
  return {
    title: 'Messages',
    main: html`${heading('Messages', 'Messages to topics, events on event buses, and requests to other servers.')}
    ${nothing ? empty('No messages. The app has no topics, and has sent no events and no requests.') : messageSections(source)}`,
  };
}

function noEvents(source: InspectorSource): boolean {
  return source.eventBuses().every(({ name, events }) => name === 'default' && events.length === 0);
}

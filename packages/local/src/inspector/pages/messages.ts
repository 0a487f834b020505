/** The page of the messages, events and requests that went to others. */
import { html } from '../html';
import { empty, heading, type PageContent } from '../layout';
import { messageSections } from '../messages';
import { type InspectorSource } from '../source';

/** The page. */
export function messagesPage(source: InspectorSource): PageContent {
  const nothing = source.topics().length === 0 && source.webhooks().length === 0 && noEvents(source);
  return {
    title: 'Messages',
    main: html`${heading('Messages', 'What was sent to topics, event buses and other people’s servers.')}
    ${nothing ? empty('No messages: the app has no topic, and no event or request was sent.') : messageSections(source)}`,
  };
}

function noEvents(source: InspectorSource): boolean {
  return source.eventBuses().every(({ name, events }) => name === 'default' && events.length === 0);
}

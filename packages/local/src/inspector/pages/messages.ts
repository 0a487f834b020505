/** The page of what was told to others. */
import { html } from '../html';
import { empty, heading, type PageContent } from '../layout';
import { toldSections } from '../messages';
import { type InspectorSource } from '../source';

/** The page. */
export function toldPage(source: InspectorSource): PageContent {
  const nothing = source.topics().length === 0 && source.webhooks().length === 0 && noEvents(source);
  return {
    title: 'Told',
    main: html`${heading('Told', 'What topics, event buses and other people’s servers were told.')}
    ${nothing ? empty('Nobody was told anything: the app has no topic, and no event or request was sent.') : toldSections(source)}`,
  };
}

function noEvents(source: InspectorSource): boolean {
  return source.eventBuses().every(({ name, events }) => name === 'default' && events.length === 0);
}

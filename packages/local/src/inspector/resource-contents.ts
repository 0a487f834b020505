/** Tables, queues, topics and other resources with their construct paths and their contents. */
import { type EventBusContent, type QueueContent, type TableContent, type TopicContent } from './source';
import { type Planned, readablePath } from '../cloudformation/planned';
import {
  type EventBusDescription,
  type EventBuses,
  type QueueDescription,
  type Queues,
  type TableDescription,
  type Tables,
  type TopicDescription,
  type Topics,
} from '../services';

/** All tables with their items. */
export async function tableContents(
  planned: readonly Planned<TableDescription>[],
  tables: Tables,
): Promise<TableContent[]> {
  return Promise.all(
    planned.map(async ({ path, description: { name } }) => ({
      name,
      path: readablePath(path),
      items: await tables.items(name),
    })),
  );
}

/** All queues with their messages. */
export function queueContents(planned: readonly Planned<QueueDescription>[], queues: Queues): QueueContent[] {
  return planned.map(({ path, description: { name } }) => ({
    name,
    path: readablePath(path),
    messages: queues.messages(name),
  }));
}

/** All topics with their subscriptions and published messages. */
export function topicContents(planned: readonly Planned<TopicDescription>[], topics: Topics): TopicContent[] {
  return planned.map(({ path, description: { name, arn, subscriptions = [] } }) => ({
    name,
    arn,
    path: readablePath(path),
    subscriptions: subscriptions.map(({ protocol, endpoint }) => ({ protocol, endpoint })),
    messages: topics.messages(arn),
  }));
}

/** All event buses with their events. */
export function eventBusContents(
  planned: readonly Planned<EventBusDescription>[],
  eventBuses: EventBuses,
): EventBusContent[] {
  return planned.map(({ path, description: { name, arn } }) => ({
    name,
    arn,
    path: readablePath(path),
    events: eventBuses.events(arn),
  }));
}

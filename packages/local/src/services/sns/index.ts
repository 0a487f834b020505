/** SNS, for the registry. */
import { topicAccess } from './access';
import { topics } from './describe';
import { type TopicDescription } from './description';
import { Sns } from './sns';
import { snsWire } from './wire';
import { type ServiceDefinition } from '../definition';
import { chunksOf64Kb } from '../usage';

export const sns: ServiceDefinition<'sns', 'topics', TopicDescription, Sns> = {
  name: 'sns',
  resources: topics,
  access: topicAccess,
  actionPrefixes: ['sns'],
  wire: snsWire,
  // An estimate: the same as for a message to a queue.
  latency: { p50: 20, p99: 110 },
  cost: {
    counter:
      () =>
      ({ operation, input }) => {
        if (operation === 'ListTopics') return {};
        return operation === 'Publish' ? { topicRequests: chunksOf64Kb(input) } : undefined;
      },
  },
  model: { name: 'sns', errorPrefix: 'Sns' },
  readme: {
    title: 'SNS',
    operations: '`Publish`, `ListTopics`',
    rows: [
      {
        resource: '`AWS::SNS::Topic`, `Subscription`',
        here: 'messages are shown in the inspector, and sent to queues and functions; email and similar messages are only shown; filters on attributes and bodies',
      },
    ],
  },
  start: (descriptions, { clock, random, deliveries }) => new Sns(descriptions, { clock, random, deliveries }),
};

/** EventBridge, as the registry has it. */
import { eventAccess } from './access';
import { eventBuses } from './describe';
import { type EventBusDescription } from './description';
import { EventBridge } from './event-bridge';
import { listOf, member } from '../../base/json';
import { type ServiceDefinition } from '../definition';
import { type CallCounter, chunksOf64Kb } from '../usage';

const putEvents: CallCounter = ({ operation, input }) => {
  const chunks = listOf(member(input, 'Entries')).map(chunksOf64Kb);
  return operation === 'PutEvents' ? { events: chunks.reduce((sum, count) => sum + count, 0) } : undefined;
};

export const events: ServiceDefinition<'events', 'eventBuses', EventBusDescription, EventBridge> = {
  name: 'events',
  resources: eventBuses,
  access: eventAccess,
  actionPrefixes: ['events'],
  wire: { protocol: 'json', version: '1.1', target: 'AWSEvents', namespace: 'com.amazonaws.events' },
  // A guess from EventBridge as a whole, to a function: 148 and 387 ms, of which taking the event is a part.
  // https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/
  latency: { p50: 25, p99: 120 },
  cost: { counter: () => putEvents },
  model: { name: 'eventbridge', errorPrefix: 'EventBridge', botocore: 'events' },
  readme: {
    title: 'EventBridge',
    operations: '`PutEvents`',
    rows: [
      {
        resource: '`AWS::Events::EventBus`, `Rule`',
        here: 'events are shown in the inspector; rules with a pattern send them to queues, functions and state machines',
      },
    ],
  },
  start: (descriptions, { clock, random, deliveries }) => new EventBridge(descriptions, { clock, random, deliveries }),
};

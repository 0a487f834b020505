/** Reads everything that a workflow tells something: topics, event buses, and the connections to other people's servers. */
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';
import { type Planned } from '../cloudformation/planned';
import {
  type ConnectionDescription,
  type EventBusDescription,
  type FunctionDescription,
  type QueueDescription,
  type TopicDescription,
} from '../services/descriptions';
import { describeEventBuses } from '../services/events/describe';
import { describeConnections } from '../services/http-tasks/describe';
import { describeTopics } from '../services/sns/describe';
import { type StateMachineDescription } from '../services/step-functions/description';
import { namedConnections, namedEventBuses, namedTopics } from '../services/step-functions/tasks';

/** What runs, and so can be delivered to. */
export interface Running {
  readonly queues: readonly Planned<QueueDescription>[];
  readonly functions: readonly Planned<FunctionDescription>[];
  readonly stateMachines: readonly StateMachineDescription[];
}

/** Those of the templates and those that the state machines only name. */
export interface Receivers {
  readonly topics: readonly Planned<TopicDescription>[];
  readonly eventBuses: readonly Planned<EventBusDescription>[];
  readonly connections: readonly ConnectionDescription[];
  readonly notices: readonly Notice[];
}

/** Reads them, and says what of them cannot be run. */
export function describeReceivers(
  resources: readonly DeployedResource[],
  { queues, functions, stateMachines }: Running,
): Receivers {
  const subscribers = [...queues, ...functions].map(({ description }) => description.arn);
  const startable = stateMachines.filter(({ type }) => type === 'EXPRESS').map(({ arn }) => arn);
  const { topics, notices: topicNotices } = describeTopics(resources, {
    targets: new Set(subscribers),
    named: namedTopics(stateMachines),
  });
  const { eventBuses, notices: busNotices } = describeEventBuses(resources, {
    targets: new Set([...subscribers, ...startable]),
    named: namedEventBuses(stateMachines),
  });
  const { connections, notices: connectionNotices } = describeConnections(resources, namedConnections(stateMachines));
  return { topics, eventBuses, connections, notices: [...topicNotices, ...busNotices, ...connectionNotices] };
}

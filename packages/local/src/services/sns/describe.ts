/** Reads the SNS topics and their subscriptions, and reports which subscriptions do not run here. */
import { type SubscriptionDescription, type TopicDescription } from './description';
import { arn as arnOf } from '../../base/arn';
import { isObject, type Json, type JsonObject, member, objectsOf } from '../../base/json';
import { type DeployedResource } from '../../cloudformation/deploy';
import { nameOf, uuidOf, withId, textOf } from '../../cloudformation/names';
import { type Notice } from '../../cloudformation/notice';
import { descriptionsOf, type Planned } from '../../cloudformation/planned';
import { needsNothing, ONLY_PERMISSIONS, runs } from '../../cloudformation/resource-type';
import { type ServiceResources } from '../definition';
import { unknownOperatorsOf } from '../events/pattern';
import { functions } from '../lambda/describe';
import { queues } from '../sqs/describe';
import { stateMachines } from '../step-functions/describe';
import { namedTopics, type NamedResource } from '../step-functions/tasks';

/** What a topic can deliver to, and which topics are needed. */
export interface TopicContext {
  /** The ARNs of the queues and functions that run. */
  readonly targets: ReadonlySet<string>;
  /** The topics in definitions. */
  readonly named: readonly NamedResource[];
}

/** The topics of the templates, then those that are only in definitions, and notices about what cannot run. */
export function describeTopics(
  resources: readonly DeployedResource[],
  { targets, named }: TopicContext,
): { topics: Planned<TopicDescription>[]; notices: Notice[] } {
  const subscriptions = resources.flatMap(subscriptionsIn);
  const own = resources.filter(({ type }) => type === TOPIC).map((resource) => describe(resource, subscriptions));
  const ownArns = new Set(own.map(({ description }) => description.arn));
  const imported = named.filter(({ arn }) => !ownArns.has(arn) && /^arn:[\w-]+:sns:/.test(arn));
  const known = new Set([...ownArns, ...imported.map(({ arn }) => arn)]);
  return {
    topics: [...own, ...imported.map(({ arn }) => importedTopic(arn, subscriptions))],
    notices: [
      ...imported.map(({ arn, path }) => ({
        path,
        type: TOPIC,
        message: `messages that it publishes to ${arn} are only shown: that topic is not in any template`,
      })),
      ...subscriptions.flatMap((subscription) => noticesOf(subscription, known, targets)),
    ],
  };
}

const TOPIC = 'AWS::SNS::Topic';
const SUBSCRIPTION = 'AWS::SNS::Subscription';

/** A subscription, its location, and its topic. */
interface Subscribed {
  readonly path: string;
  readonly type: string;
  readonly topicArn: string;
  readonly description: SubscriptionDescription;
}

/** A topic can have subscriptions in its own properties. */
function subscriptionsIn(resource: DeployedResource): Subscribed[] {
  const { type, path } = resource;
  if (type === SUBSCRIPTION) {
    const properties = resource.properties();
    return [
      {
        path,
        type,
        topicArn: String(properties.TopicArn),
        description: describeSubscription(resource.ref, properties),
      },
    ];
  }
  const { Subscription: inline } = type === TOPIC ? resource.properties() : {};
  return objectsOf(inline).map((properties, i) => ({
    path,
    type,
    topicArn: resource.ref,
    description: describeSubscription(`${resource.ref}:${i}`, properties),
  }));
}

function describe(resource: DeployedResource, subscriptions: readonly Subscribed[]): Planned<TopicDescription> {
  const { FifoTopic: fifo, ContentBasedDeduplication: contentBased } = resource.properties();
  return {
    path: resource.path,
    logicalId: resource.logicalId,
    description: {
      name: resource.attribute('TopicName'),
      arn: resource.ref,
      fifo: String(fifo) === 'true',
      contentBasedDeduplication: String(contentBased) === 'true',
      subscriptions: ofTopic(resource.ref, subscriptions),
    },
  };
}

function importedTopic(arn: string, subscriptions: readonly Subscribed[]): Planned<TopicDescription> {
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  const description = { name, arn, fifo: name.endsWith('.fifo'), subscriptions: ofTopic(arn, subscriptions) };
  return { path: arn, logicalId: arn, description };
}

function ofTopic(arn: string, subscriptions: readonly Subscribed[]): SubscriptionDescription[] {
  return subscriptions.filter(({ topicArn }) => topicArn === arn).map(({ description }) => description);
}

function describeSubscription(arn: string, properties: JsonObject): SubscriptionDescription {
  const { Protocol, Endpoint, RawMessageDelivery, FilterPolicy, FilterPolicyScope, RedrivePolicy } = properties;
  const deadLetterArn = member(RedrivePolicy, 'deadLetterTargetArn');
  return {
    arn,
    protocol: String(Protocol),
    endpoint: String(Endpoint),
    raw: String(RawMessageDelivery) === 'true',
    filterPolicy: policyOf(FilterPolicy),
    filterScope: FilterPolicyScope === 'MessageBody' ? 'MessageBody' : 'MessageAttributes',
    deadLetterArn: deadLetterArn === undefined ? undefined : String(deadLetterArn),
  };
}

function policyOf(policy: Json | undefined): JsonObject | undefined {
  return isObject(policy) && Object.keys(policy).length > 0 ? policy : undefined;
}

function noticesOf(
  { path, type, topicArn, description }: Subscribed,
  topics: ReadonlySet<string>,
  targets: ReadonlySet<string>,
): Notice[] {
  const { protocol, endpoint, filterPolicy } = description;
  const operators = unknownOperatorsOf(filterPolicy ?? {});
  const messages = [
    ...(topics.has(topicArn) ? [] : [`its topic ${topicArn} receives no messages here`]),
    ...(isDelivered(protocol) ? [] : [`messages for ${protocol} ${endpoint} are only shown`]),
    ...(isDelivered(protocol) && !targets.has(endpoint)
      ? [`${endpoint} receives no messages: it does not run here`]
      : []),
    ...(operators.length > 0 ? [`its filter accepts no message: ${operators.join(', ')} is not supported here`] : []),
  ];
  return messages.map((message) => ({ path, type, message }));
}

function isDelivered(protocol: string): boolean {
  return protocol === 'sqs' || protocol === 'lambda';
}

/** The CloudFormation side. */
export const topics: ServiceResources<'topics', TopicDescription> = {
  key: 'topics',
  types: {
    'AWS::SNS::Topic': runs((r) => {
      const name = nameOf(r, 'TopicName', 256);
      return { ref: arnOf('sns', name), attributes: { TopicArn: arnOf('sns', name), TopicName: name } };
    }),
    'AWS::SNS::Subscription': runs((r) => {
      const subscriptionArn = `${String(r.property('TopicArn'))}:${uuidOf(r)}`;
      return { ref: subscriptionArn, attributes: { Arn: subscriptionArn } };
    }),
    'AWS::SNS::TopicPolicy': needsNothing(ONLY_PERMISSIONS, withId),
    'AWS::SNS::TopicInlinePolicy': needsNothing(ONLY_PERMISSIONS, (r) => ({
      ref: textOf(r, 'TopicArn'),
      attributes: {},
    })),
  },
  describe: (resources, { described }) => {
    const targets = descriptionsOf<{ readonly arn: string }>([...described(queues), ...described(functions)]);
    const { topics: planned, notices } = describeTopics(resources, {
      targets: new Set(targets.map(({ arn }) => arn)),
      named: namedTopics(descriptionsOf(described(stateMachines))),
    });
    return { planned, notices };
  },
};

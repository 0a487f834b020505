import { type JsonObject } from '../../src/base/json';
import { describeTopics } from '../../src/services/sns/describe';
import { type NamedResource } from '../../src/services/step-functions/tasks';
import { resourcesOf } from '../support/assembly';
import { resource } from '../support/form-template';

const ARN = 'arn:aws:sns:us-east-1:123456789012:alerts';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:inbox';
const OTHER = 'arn:aws:sns:us-east-1:999999999999:theirs';

const ALERTS = resource('AWS::SNS::Topic', { TopicName: 'alerts' });

function read(resources: JsonObject, named: readonly NamedResource[] = []) {
  return describeTopics(resourcesOf({ Resources: resources }), { targets: new Set([QUEUE]), named });
}

function subscribed(properties: JsonObject) {
  return read({
    Alerts: ALERTS,
    S: resource('AWS::SNS::Subscription', { TopicArn: { Ref: 'Alerts' }, ...properties }),
  });
}

test('a topic has its name and its subscriptions, with everything that decides what is delivered', () => {
  const { topics, notices } = subscribed({
    Protocol: 'sqs',
    Endpoint: QUEUE,
    RawMessageDelivery: true,
    FilterPolicy: { sentiment: ['NEGATIVE'] },
    FilterPolicyScope: 'MessageBody',
    RedrivePolicy: { deadLetterTargetArn: QUEUE },
  });
  expect(topics).toEqual([
    {
      path: 'Form/Alerts',
      logicalId: 'Alerts',
      description: {
        name: 'alerts',
        arn: ARN,
        fifo: false,
        contentBasedDeduplication: false,
        subscriptions: [
          {
            arn: expect.stringMatching(`^${ARN}:[0-9a-f-]{36}$`),
            protocol: 'sqs',
            endpoint: QUEUE,
            raw: true,
            filterPolicy: { sentiment: ['NEGATIVE'] },
            filterScope: 'MessageBody',
            deadLetterArn: QUEUE,
          },
        ],
      },
    },
  ]);
  expect(notices).toEqual([]);
});

test('a topic can have its subscriptions among its own properties', () => {
  const Subscription = [{ Protocol: 'sqs', Endpoint: QUEUE }];
  const { topics } = read({ Alerts: resource('AWS::SNS::Topic', { TopicName: 'alerts', Subscription }) });
  expect(topics[0].description.subscriptions).toMatchObject([{ protocol: 'sqs', endpoint: QUEUE, raw: false }]);
});

test('a FIFO topic is recognized', () => {
  const FifoTopic = { TopicName: 'a.fifo', FifoTopic: true, ContentBasedDeduplication: true };
  const { topics } = read({ Alerts: resource('AWS::SNS::Topic', FifoTopic) });
  expect(topics[0].description).toMatchObject({ name: 'a.fifo', fifo: true, contentBasedDeduplication: true });
});

test('a topic in a definition that is in no template is a topic without a path, and is reported', () => {
  const named = [
    { arn: ARN, path: 'Form/Flow' },
    { arn: OTHER, path: 'Form/Flow' },
  ];
  const { topics, notices } = read({ Alerts: ALERTS }, named);
  expect(topics.map(({ path, description }) => [path, description.name])).toEqual([
    ['Form/Alerts', 'alerts'],
    [OTHER, 'theirs'],
  ]);
  expect(notices).toEqual([
    {
      path: 'Form/Flow',
      type: 'AWS::SNS::Topic',
      message: `messages that it publishes to ${OTHER} are only shown: that topic is not in any template`,
    },
  ]);
});

test.each<[string, JsonObject, string]>([
  ['of an email address', { Protocol: 'email', Endpoint: 'a@example.com' }, 'for email a@example.com are only shown'],
  ['of a queue that is not run here', { Protocol: 'sqs', Endpoint: `${QUEUE}2` }, `${QUEUE}2 receives no messages`],
  [
    'with an operator that is not run here',
    { Protocol: 'sqs', Endpoint: QUEUE, FilterPolicy: { ip: [{ cidr: '10.0.0.0/8' }] } },
    'its filter accepts no message: cidr is not supported here',
  ],
  [
    'of a topic that nobody publishes to',
    { Protocol: 'sqs', Endpoint: QUEUE, TopicArn: OTHER },
    `its topic ${OTHER} receives no messages here`,
  ],
])('a subscription %s is reported at the start', (_what, properties, message) => {
  expect(subscribed(properties).notices).toEqual([
    { path: 'Form/S', type: 'AWS::SNS::Subscription', message: expect.stringContaining(message) },
  ]);
});

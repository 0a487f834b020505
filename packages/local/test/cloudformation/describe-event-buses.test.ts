import { type JsonObject } from '../../src/base/json';
import { describeEventBuses } from '../../src/services/events/describe';
import { type NamedResource } from '../../src/services/step-functions/tasks';
import { resourcesOf } from '../support/assembly';
import { resource } from '../support/form-template';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:inbox';
const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/forms';
const THEIRS = 'arn:aws:events:us-east-1:999999999999:event-bus/theirs';

const FORMS = resource('AWS::Events::EventBus', { Name: 'forms' });

function read(resources: JsonObject, named: readonly NamedResource[] = []) {
  return describeEventBuses(resourcesOf({ Resources: resources }), { targets: new Set([QUEUE]), named });
}

function rule(properties: JsonObject = {}): JsonObject {
  const target = { Id: '1', Arn: QUEUE };
  return resource('AWS::Events::Rule', {
    Name: 'r',
    EventPattern: { source: ['a'] },
    Targets: [target],
    ...properties,
  });
}

test('the default bus always exists, and gets no rules of other buses', () => {
  const { eventBuses, notices } = read({ R: rule() });
  expect(eventBuses).toEqual([
    {
      path: 'default',
      logicalId: 'default',
      description: {
        name: 'default',
        arn: 'arn:aws:events:us-east-1:123456789012:event-bus/default',
        rules: [
          {
            name: 'r',
            arn: 'arn:aws:events:us-east-1:123456789012:rule/r',
            pattern: { source: ['a'] },
            targets: [{ arn: QUEUE }],
          },
        ],
      },
    },
  ]);
  expect(notices).toEqual([]);
});

test.each([
  ['name', { Ref: 'Forms' }],
  ['ARN', { 'Fn::GetAtt': ['Forms', 'Arn'] }],
])('a bus of the template gets the rules that refer to its %s', (_what, EventBusName) => {
  const { eventBuses } = read({ Forms: FORMS, R: rule({ EventBusName }) });
  expect(eventBuses.map(({ path, description: { arn, rules = [] } }) => [path, arn, rules.length])).toEqual([
    ['default', 'arn:aws:events:us-east-1:123456789012:event-bus/default', 0],
    ['Form/Forms', BUS, 1],
  ]);
  expect(eventBuses[1].description.rules).toMatchObject([
    { name: 'r', arn: 'arn:aws:events:us-east-1:123456789012:rule/forms/r' },
  ]);
});

test.each<[string, JsonObject, JsonObject]>([
  ['a text', { Input: '{}' }, { input: { kind: 'text', text: '{}' } }],
  ['a path', { InputPath: '$.detail' }, { input: { kind: 'path', path: '$.detail' } }],
  [
    'a template',
    { InputTransformer: { InputPathsMap: { a: '$.b' }, InputTemplate: '"<a>"' } },
    { input: { kind: 'template', template: '"<a>"', paths: { a: '$.b' } } },
  ],
  ['a dead-letter queue', { DeadLetterConfig: { Arn: QUEUE } }, { deadLetterArn: QUEUE }],
])('a target has %s', (_what, properties, expected) => {
  const { eventBuses } = read({ R: rule({ Targets: [{ Id: '1', Arn: QUEUE, ...properties }] }) });
  expect(eventBuses[0].description.rules?.[0].targets).toEqual([{ arn: QUEUE, ...expected }]);
});

test('a rule that is disabled, or has only a schedule, matches no event', () => {
  const scheduled = resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)' });
  const { eventBuses } = read({ R: rule({ State: 'DISABLED' }), S: scheduled });
  expect(eventBuses[0].description.rules).toEqual([]);
});

test('a bus in a definition that is in no template is a bus without a path, and is reported', () => {
  const named = [THEIRS, BUS, 'default', 'ours'].map((arn) => ({ arn, path: 'Form/Flow' }));
  const { eventBuses, notices } = read({ Forms: FORMS }, named);
  expect(eventBuses.map(({ path, description: { name, arn } }) => [path, name, arn]).slice(2)).toEqual([
    [THEIRS, 'theirs', THEIRS],
    ['ours', 'ours', 'arn:aws:events:us-east-1:123456789012:event-bus/ours'],
  ]);
  expect(notices).toEqual(
    [THEIRS, 'ours'].map((bus) => ({
      path: 'Form/Flow',
      type: 'AWS::Events::EventBus',
      message: `events that it puts on ${bus} are only shown: that event bus is not in any template`,
    })),
  );
});

test.each<[string, JsonObject, string]>([
  [
    'an operator that is not run here',
    { EventPattern: { ip: [{ cidr: '10.0.0.0/8' }] } },
    'cidr is not supported here',
  ],
  ['a target that is not run here', { Targets: [{ Id: '1', Arn: `${QUEUE}2` }] }, `${QUEUE}2 receives no events`],
  ['a bus that nobody puts events on', { EventBusName: THEIRS }, `its event bus ${THEIRS} receives no events here`],
])('a rule with %s is reported at the start', (_what, properties, message) => {
  expect(read({ R: rule(properties) }).notices).toEqual([
    { path: 'Form/R', type: 'AWS::Events::Rule', message: expect.stringContaining(message) },
  ]);
});

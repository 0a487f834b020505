// What `--cost` counts of calls, and that it names what it does not count.
import { type HistoryEvent } from '../../src/asl/contract';
import { type JsonObject } from '../../src/base/json';
import { callUsage } from '../../src/cost/call-usage';
import { costOf } from '../../src/cost/cost';
import { costText } from '../../src/cost/cost-text';
import { PRICES } from '../../src/cost/prices';
import { describedIn, type PlannedResources } from '../../src/services/registry';

const NOTHING: PlannedResources = {
  functions: [],
  tables: [],
  emailIdentities: [],
  queues: [],
  topics: [],
  eventBuses: [],
  connections: [],
  stateMachines: [],
  parameters: [],
};

function usageOfTask(resourceType: string, resource: string, input: JsonObject = {}) {
  const details = { resourceType, resource, parameters: JSON.stringify(input) };
  const event = { id: 1, previousEventId: 0, timestamp: 0, type: 'TaskScheduled', taskScheduledEventDetails: details };
  return callUsage([event as HistoryEvent], describedIn(NOTHING));
}

test.each([
  ['sns', 'publish', {}, { topicRequests: 1 }],
  ['aws-sdk:sqs', 'sendMessage', { MessageBody: 'x'.repeat(65_536) }, { queueRequests: 2 }],
  ['events', 'putEvents', { Entries: [{}, {}] }, { events: 2 }],
  ['aws-sdk:eventbridge', 'putEvents', { Entries: [{}] }, { events: 1 }],
  ['aws-sdk:ses', 'sendEmail', { Destination: { ToAddresses: ['a', 'b'] } }, { emails: 2 }],
  ['aws-sdk:comprehend', 'detectSentiment', { Text: 'x'.repeat(301) }, { comprehendUnits: 4 }],
  ['aws-sdk:comprehend', 'batchDetectSentiment', { TextList: ['x', 'y'] }, { comprehendUnits: 6 }],
  ['aws-sdk:ssm', 'getParameter', { Name: 'n' }, {}],
  ['http', 'invoke', {}, {}],
  ['aws-sdk:sfn', 'startExecution', {}, {}],
  ['states', 'startExecution.sync:2', {}, {}],
  ['events', 'putEvents.waitForTaskToken', { Entries: [{}] }, { events: 1 }],
  ['sqs', 'sendMessage.waitForTaskToken', {}, { queueRequests: 1 }],
])('counts %s:%s', (service, action, input, usage) => {
  expect(usageOfTask(service, action, input)).toEqual({ usage, uncounted: [] });
});

test.each([
  ['aws-sdk:s3', 'getObject', 'aws-sdk:s3'],
  ['aws-sdk:dynamodb', 'transactWriteItems', 'DynamoDB'],
  ['aws-sdk:lambda', 'createFunction', 'Lambda'],
])('names what is not counted: %s:%s', (service, action, name) => {
  const counted = usageOfTask(service, action);
  const shown = name.replace('aws-sdk:', '');
  expect(counted).toEqual({ usage: {}, uncounted: [shown] });
  const cost = costOf({ ...counted, usage: { traces: 1 } }, PRICES['us-east-1']);
  expect(costText(cost)).toBe(
    `$0.0000050, a million like it $5.00: X-Ray $5.00, without ${shown}, because their prices are not known here`,
  );
});

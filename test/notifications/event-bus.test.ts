import * as events from 'aws-cdk-lib/aws-events';
import { EventBusNotificationOptions, Notification } from '../../src';
import { runStates } from '../support/run-states';
import { backend, definitionOf, statementsOf } from '../support/synth';

function synthesize(options?: EventBusNotificationOptions) {
  return backend((stack) => ({
    notifications: [Notification.eventBus(new events.EventBus(stack, 'Bus'), options)],
  })).template;
}

async function put(options?: EventBusNotificationOptions) {
  const { calls } = await runStates(definitionOf(synthesize(options)), {
    startAt: 'Is Event Bus Needed?',
    variables: {
      sentiment: 'UNKNOWN',
      sentimentScore: null,
      record: { referenceNumber: 'ABC', ticketId: 'ABC', notified: [] },
      submission: { id: 'x', receivedAt: '2026-11-22T10:00:00.000Z', fields: { message: 'Hm.' } },
    },
  });
  return calls[0];
}

test('puts one event on the bus, with everything that is known about the submission', async () => {
  expect(await put()).toEqual({
    state: 'Notify by Event Bus',
    resource: 'states:::events:putEvents',
    args: {
      Entries: [
        {
          EventBusName: 'token',
          Source: 'sentiment-form-backend',
          DetailType: 'Form Submission Needs Attention',
          Detail: {
            version: '1',
            ticketId: 'ABC',
            referenceNumber: 'ABC',
            submissionId: 'x',
            receivedAt: '2026-11-22T10:00:00.000Z',
            sentiment: 'UNKNOWN',
            sentimentScore: null,
            fields: { message: 'Hm.' },
          },
        },
      ],
    },
  });
});

test('uses the configured source and detail type', async () => {
  const { args } = await put({ source: 'shop.forms', detailType: 'Complaint' });
  expect(args.Entries).toMatchObject([{ Source: 'shop.forms', DetailType: 'Complaint' }]);
});

test('may put events on this bus only', () => {
  const statements = statementsOf(synthesize()).filter(({ actions }) => actions.includes('events:PutEvents'));
  expect(statements).toEqual([
    {
      policy: expect.stringMatching(/^FormWorkflow/),
      actions: ['events:PutEvents'],
      resource: expect.stringMatching(/^\{"Fn::GetAtt":\["Bus\w+","Arn"\]\}$/),
      condition: undefined,
    },
  ]);
});

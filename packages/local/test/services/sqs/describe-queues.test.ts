import { type JsonObject } from '../../../src/base/json';
import { describeQueues } from '../../../src/services/sqs/describe';
import { resourcesOf } from '../../support/assembly';
import { resource } from '../../support/form-template';

const read = (properties: JsonObject) =>
  describeQueues(resourcesOf({ Resources: { Work: resource('AWS::SQS::Queue', properties) } }));

test('a dead-letter queue that is not in the assembly is reported at the start', () => {
  const RedrivePolicy = { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:theirs', maxReceiveCount: 3 };
  expect(read({ RedrivePolicy })).toMatchObject({
    queues: [{ path: 'Form/Work', description: { redrive: { maxReceiveCount: 3 } } }],
    notices: [{ path: 'Form/Work', message: expect.stringContaining('its dead-letter queue does not run here') }],
  });
});

test('a FIFO queue is reported at the start', () => {
  expect(read({ QueueName: 'orders.fifo', FifoQueue: true })).toMatchObject({
    queues: [],
    notices: [{ path: 'Form/Work', message: expect.stringContaining('FIFO queues are not supported here') }],
  });
});

import { withLocalQueueUrls } from '../../src/aws-api/function-environment';
import { describeQueue } from '../services/sqs/sqs-fixture';

test('functions get the local URLs of queues, wherever they are in a variable', () => {
  const queue = describeQueue('work');
  const fn = { name: 'f', arn: 'arn', codeDir: '.', handler: 'index.handler', runtime: 'nodejs24.x' };
  const environment = { URL: queue.url, LIST: `${queue.url},other`, ARN: queue.arn };
  expect(withLocalQueueUrls([{ ...fn, environment }, fn], [queue], 'http://127.0.0.1:3000')).toEqual([
    {
      ...fn,
      environment: {
        URL: 'http://127.0.0.1:3000/123456789012/work',
        LIST: 'http://127.0.0.1:3000/123456789012/work,other',
        ARN: queue.arn,
      },
    },
    { ...fn, environment: {} },
  ]);
});

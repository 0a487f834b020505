/** SQS, for the registry. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { queueAccess } from './access';
import { queues } from './describe';
import { type QueueDescription } from './description';
import { queryCodeOf } from './errors';
import { FileJournal } from './file-journal';
import { type QueueJournal } from './journal';
import { Sqs } from './sqs';
import { type ServiceContext, type ServiceDefinition } from '../definition';
import { chunksOf64Kb } from '../usage';

export const sqs: ServiceDefinition<'sqs', 'queues', QueueDescription, Sqs> = {
  name: 'sqs',
  resources: queues,
  access: queueAccess,
  actionPrefixes: ['sqs'],
  wire: {
    protocol: 'json',
    version: '1.0',
    target: 'AmazonSQS',
    namespace: 'com.amazonaws.sqs',
    // Clients of the older Query protocol read the error by its name there.
    errorHeaders: ({ name, statusCode }) => ({
      'x-amzn-query-error': `${queryCodeOf(name)};${statusCode < 500 ? 'Sender' : 'Receiver'}`,
    }),
  },
  // From a sender through a queue to a function:
  // https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/
  latency: { p50: 16, p99: 105 },
  cost: {
    counter:
      () =>
      ({ input }) => ({ queueRequests: chunksOf64Kb(input) }),
  },
  model: { name: 'sqs', errorPrefix: 'Sqs' },
  readme: {
    title: 'SQS',
    operations: 'queues and their attributes, single messages and batches, `PurgeQueue`; queues cannot be created',
    rows: [
      {
        resource: '`AWS::SQS::Queue`',
        here: 'standard queues: visibility, delays, retention, dead-letter queues',
      },
    ],
  },
  start: (descriptions, context) => {
    const { clock, random, endpoint } = context;
    return new Sqs(descriptions, { clock, random, endpoint, journalOf: journalsIn(context) });
  },
};

function journalsIn({ dataDir, onUnreadable }: ServiceContext): ((queueName: string) => QueueJournal) | undefined {
  if (dataDir === undefined) return undefined;
  const folder = join(dataDir, 'sqs');
  mkdirSync(folder, { recursive: true });
  return (queueName) => new FileJournal(join(folder, `${encodeURIComponent(queueName)}.jsonl`), { onUnreadable });
}

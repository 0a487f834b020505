import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEAD, WORK } from './sqs-fixture';
import { VirtualClock } from '../../../src/asl/clock';
import { type JsonObject } from '../../../src/asl/contract';
import { SeededRandom } from '../../../src/asl/random';
import { type QueueMessage, Sqs } from '../../../src/services';
import { FileJournal } from '../../../src/services/sqs/file-journal';
import { startWorkshop } from '../../aws-api/workshop';
import { post } from '../../support/backend';
import { temporaryFolder } from '../../support/folder';

const clock = new VirtualClock(1_700_000_000_000);
const random = new SeededRandom();
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const fileOf = (name: string): string => join(folder, `${name}.jsonl`);

function open(): Sqs {
  return new Sqs([WORK, DEAD], { clock, random, journalOf: (name) => new FileJournal(fileOf(name)) });
}

async function send(sqs: Sqs, body: string): Promise<void> {
  await sqs.call('SendMessage', { QueueUrl: WORK.url, MessageBody: body }, {});
}

async function receive(sqs: Sqs): Promise<JsonObject[]> {
  const answer = await sqs.call('ReceiveMessage', { QueueUrl: WORK.url, MaxNumberOfMessages: 10 }, {});
  return ((answer as JsonObject).Messages ?? []) as JsonObject[];
}

const bodies = (messages: readonly QueueMessage[]): string[] => messages.map(({ body }) => body);

test('messages survive the end of the process, in their order and with their counts', async () => {
  const before = open();
  await send(before, 'one');
  await receive(before);
  await send(before, 'two');
  // No stop: what was answered is kept whatever happens.
  const after = open();
  expect(after.messages('work')).toEqual(before.messages('work'));
  expect(after.messages('work')).toMatchObject([{ receiveCount: 1, state: 'in flight' }, { receiveCount: 0 }]);
});

test('a receipt of before still deletes, and what was deleted stays so', async () => {
  const before = open();
  await send(before, 'one');
  const [{ ReceiptHandle }] = await receive(before);
  await open().call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle }, {});
  expect(open().messages('work')).toEqual([]);
});

test('a message in the dead-letter queue stays there', async () => {
  const before = open();
  await send(before, 'poison');
  for (let tries = 0; tries < 3; tries++) {
    await receive(before);
    before.redeliver('work');
  }
  const after = open();
  expect([bodies(after.messages('work')), bodies(after.messages('dead'))]).toEqual([[], ['poison']]);
});

test('a line that a crash cut off is dropped, and the rest is kept', async () => {
  const before = open();
  await send(before, 'whole');
  appendFileSync(fileOf('work'), '{"put":{"id":"half","bo');
  const after = open();
  await send(after, 'next');
  expect(bodies(open().messages('work'))).toEqual(['whole', 'next']);
});

test('a start leaves only what is still there in the file', async () => {
  const before = open();
  for (let i = 0; i < 20; i++) await send(before, 'x');
  for (const { ReceiptHandle } of [...(await receive(before)), ...(await receive(before))]) {
    await before.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle }, {});
  }
  open();
  expect(readFileSync(fileOf('work'), 'utf8')).toBe('');
});

test('after a stop nothing is written any more', async () => {
  const sqs = open();
  sqs.stop();
  await send(sqs, 'late');
  expect(open().messages('work')).toEqual([]);
});

test('a server that is started again with the same folder finds its queue as it was', async () => {
  const definition = {
    StartAt: 'Park',
    States: {
      Park: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/work', 'MessageBody.$': '$' },
        End: true,
      },
    },
  };
  const workshop = { definition, queue: { QueueName: 'work' } };
  const before = await startWorkshop(workshop, { dataDir: folder });
  await post(before, '{"ticket":"U-1"}');
  await before.stop();
  const after = await startWorkshop(workshop, { dataDir: folder });
  expect(after.queue('Work').messages()).toMatchObject([{ body: '{"ticket":"U-1"}', state: 'visible' }]);
});

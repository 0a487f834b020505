import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEAD, WORK } from './sqs-fixture';
import { VirtualClock } from '../../../src/base/clock';
import { type JsonObject } from '../../../src/base/json';
import { SeededRandom } from '../../../src/base/random';
import { type QueueMessage, Sqs } from '../../../src/services';
import { FileJournal, type FileJournalOptions } from '../../../src/services/sqs/file-journal';
import { type FileSystem } from '../../../src/services/sqs/line-file';
import { PARK, startWorkshop } from '../../aws-api/workshop';
import { post } from '../../support/backend';
import { temporaryFolder } from '../../support/folder';

const clock = new VirtualClock(1_700_000_000_000);
const random = new SeededRandom();
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const fileOf = (name: string): string => join(folder, `${name}.jsonl`);

function open(options: FileJournalOptions = {}): Sqs {
  return new Sqs([WORK, DEAD], { clock, random, journalOf: (name) => new FileJournal(fileOf(name), options) });
}

async function send(sqs: Sqs, body: string): Promise<void> {
  await sqs.call('SendMessage', { QueueUrl: WORK.url, MessageBody: body }, {});
}

async function receive(sqs: Sqs): Promise<JsonObject[]> {
  const answer = await sqs.call('ReceiveMessage', { QueueUrl: WORK.url, MaxNumberOfMessages: 10 }, {});
  return ((answer as JsonObject).Messages ?? []) as JsonObject[];
}

const bodies = (messages: readonly QueueMessage[]): string[] => messages.map(({ body }) => body);

test('messages are still there in a new process, in their order and with their receive counts', async () => {
  const before = open();
  await send(before, 'one');
  await receive(before);
  await send(before, 'two');
  // Not stopped, because messages that were answered are kept whatever happens.
  const after = open();
  expect(after.messages('work')).toEqual(before.messages('work'));
  expect(after.messages('work')).toMatchObject([{ receiveCount: 1, state: 'in flight' }, { receiveCount: 0 }]);
});

test('a receipt handle from before still deletes, and deleted messages stay deleted', async () => {
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
    before.redeliver('work', new Set());
  }
  const after = open();
  expect([bodies(after.messages('work')), bodies(after.messages('dead'))]).toEqual([[], ['poison']]);
});

test('a line that a crash cut off is reported and set aside, and the rest is kept', async () => {
  const before = open();
  await send(before, 'whole');
  appendFileSync(fileOf('work'), '{"put":{"id":"half","bo');
  const problems: string[] = [];
  const after = open({ onUnreadable: (problem) => problems.push(problem) });
  const aside = `${fileOf('work')}.unreadable`;
  expect(problems).toEqual([
    `Line 2 of ${fileOf('work')} could not be read, and was moved to ${aside}: {"put":{"id":"half","bo`,
  ]);
  expect(readFileSync(aside, 'utf8')).toBe('{"put":{"id":"half","bo\n');
  await send(after, 'next');
  expect(bodies(open({ onUnreadable: (problem) => problems.push(problem) }).messages('work'))).toEqual([
    'whole',
    'next',
  ]);
  expect(problems).toHaveLength(1);
});

test('a message that an earlier version wrote after a line that was cut off is found', async () => {
  const before = open();
  await send(before, '{"put":{"id":"no","body":"message"}}');
  const whole = readFileSync(fileOf('work'), 'utf8');
  writeFileSync(fileOf('work'), `{"put":{"id":"half","bo${whole}{"remove":\n{"put":{}}\n`);
  const problems: string[] = [];
  const after = open({ onUnreadable: (problem) => problems.push(problem) });
  expect(bodies(after.messages('work'))).toEqual(['{"put":{"id":"no","body":"message"}}']);
  expect(problems).toEqual([1, 2, 3].map((line) => expect.stringContaining(`Line ${line} of`)));
});

describe('on a full disk', () => {
  /** Accepts this many more bytes, and then fails as a disk does: first by a short write, then by an error. */
  class SmallDisk implements FileSystem {
    public readonly closeSync = fs.closeSync;
    public readonly fstatSync = fs.fstatSync;
    public readonly fsyncSync = fs.fsyncSync;
    public readonly openSync = fs.openSync;
    public left = Infinity;
    public canCut = true;

    public writeSync = (descriptor: number, bytes: unknown, offset: unknown): number => {
      const given = (bytes as Buffer).subarray(Number(offset));
      if (this.left <= 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      const taken = given.subarray(0, Math.min(this.left, given.length));
      this.left -= taken.length;
      return fs.writeSync(descriptor, taken);
    };

    public ftruncateSync = (descriptor: number, size?: number): void => {
      if (!this.canCut) throw Object.assign(new Error('EIO: i/o error, ftruncate'), { code: 'EIO' });
      fs.ftruncateSync(descriptor, size);
    };
  }

  test.each([
    ['can be cut off', true],
    ['cannot be cut off at once', false],
  ])('a message is kept in full or refused, if the part that was written %s', async (_, canCut) => {
    const system = new SmallDisk();
    const sqs = open({ system });
    await send(sqs, 'before');
    for (const left of [0, 1, 30, 150]) {
      Object.assign(system, { left, canCut });
      await expect(send(sqs, 'x'.repeat(200))).rejects.toMatchObject({
        name: 'InternalFailure',
        statusCode: 500,
        message: expect.stringMatching(
          /^Nothing was changed: .*work.jsonl cannot be written because the disk is full\./,
        ),
      });
      if (!canCut) await expect(send(sqs, 'not even then')).rejects.toMatchObject({ name: 'InternalFailure' });
      Object.assign(system, { left: Infinity, canCut: true });
      await send(sqs, `after ${left}`);
    }
    const kept = ['before', 'after 0', 'after 1', 'after 30', 'after 150'];
    expect(bodies(sqs.messages('work'))).toEqual(kept);
    expect(bodies(open({ onUnreadable: (problem) => expect(problem).toBe('') }).messages('work'))).toEqual(kept);
  });

  test('no receive, deletion or expiry takes effect that would be lost in a restart', async () => {
    const system = new SmallDisk();
    const sqs = open({ system });
    await send(sqs, 'one');
    system.left = 0;
    await expect(receive(sqs)).rejects.toMatchObject({ name: 'InternalFailure' });
    expect(sqs.messages('work')).toMatchObject([{ state: 'visible', receiveCount: 0 }]);
    system.left = Infinity;
    const [{ ReceiptHandle }] = await receive(sqs);
    system.left = 0;
    const removal = sqs.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle }, {});
    await expect(removal).rejects.toMatchObject({ name: 'InternalFailure' });
    expect(open().messages('work')).toEqual(sqs.messages('work'));
  });

  test('a start that cannot write its files does not change the old ones', async () => {
    await send(open(), 'kept');
    const before = readFileSync(fileOf('work'), 'utf8');
    expect(() => open({ system: Object.assign(new SmallDisk(), { left: 20 }) })).toThrow('the disk is full');
    expect(readdirSync(folder).sort()).toEqual(['dead.jsonl', 'work.jsonl']);
    expect(readFileSync(fileOf('work'), 'utf8')).toBe(before);
  });

  test('every message that a process with a small disk confirmed is there after a restart', async () => {
    const program = `
      const { Sqs } = require(${JSON.stringify(join(__dirname, '../../../lib/services/sqs/sqs'))});
      const { FileJournal } = require(${JSON.stringify(join(__dirname, '../../../lib/services/sqs/file-journal'))});
      const { systemClock } = require(${JSON.stringify(join(__dirname, '../../../lib/base/clock'))});
      const { systemRandom } = require(${JSON.stringify(join(__dirname, '../../../lib/base/random'))});
      const work = ${JSON.stringify(WORK)};
      const journalOf = () => new FileJournal(${JSON.stringify(fileOf('work'))});
      const sqs = new Sqs([work], { clock: systemClock, random: systemRandom, journalOf });
      (async () => {
        for (let i = 0; i < 100; i++) {
          const MessageBody = i + ' ' + 'x'.repeat((i * 37) % 400);
          await sqs.call('SendMessage', { QueueUrl: work.url, MessageBody }, {}).then(() => console.log(MessageBody), () => {});
        }
      })();`;
    // The limit of a file's size is refused like a full disk, by a short write and then an error, and needs no rights.
    const limited = `ulimit -f 16 && exec ${JSON.stringify(process.execPath)} -e "$0"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', limited, program]);
    const answered = stdout.split('\n').filter((line) => line !== '');
    expect(answered.length).toBeGreaterThan(20);
    expect(answered.length).toBeLessThan(100);
    expect(bodies(open().messages('work'))).toEqual(answered);
  });
});

test('after a start, the file contains only the messages that still exist', async () => {
  const before = open();
  for (let i = 0; i < 20; i++) await send(before, 'x');
  for (const { ReceiptHandle } of [...(await receive(before)), ...(await receive(before))]) {
    await before.call('DeleteMessage', { QueueUrl: WORK.url, ReceiptHandle }, {});
  }
  open();
  expect(readFileSync(fileOf('work'), 'utf8')).toBe('');
});

test('nothing is written after a stop', async () => {
  const sqs = open();
  sqs.stop();
  await send(sqs, 'late');
  expect(open().messages('work')).toEqual([]);
});

test('a server that is started again with the same folder has the same messages in its queue', async () => {
  const workshop = { definition: PARK, queue: { QueueName: 'work' } };
  const before = await startWorkshop(workshop, { dataDir: folder });
  await post(before, '{"ticket":"U-1"}');
  await before.stop();
  const after = await startWorkshop(workshop, { dataDir: folder });
  expect(after.queue('Work').messages()).toMatchObject([{ body: '{"ticket":"U-1"}', state: 'visible' }]);
});

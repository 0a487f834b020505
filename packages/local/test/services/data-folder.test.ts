/** The errors for a data folder that cannot be used, and what remains of the tables on a full disk. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type JsonObject } from '../../src/base/json';
import { prepareDataFolder } from '../../src/services/data-folder';
import { diskProblem } from '../../src/services/disk-problem';
import { DynamoDb } from '../../src/services/dynamodb/dynamodb';
import { temporaryFolder } from '../support/folder';

test('a file, or a path below a file, is not a data folder', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  for (const folder of [file, join(file, 'deep', 'er')]) {
    expect(() => prepareDataFolder(folder)).toThrow(
      `The data folder ${folder} is a file, or is below one. Choose a folder, which need not exist yet (`,
    );
  }
});

test('a folder that cannot be created is refused, however deep it is', () => {
  // Linux creates no folders in /proc, and other systems have no such folder.
  for (const folder of ['/proc/none', '/proc/none/deep/er']) {
    expect(() => prepareDataFolder(folder)).toThrow(/^The data folder \/proc\/none\S* (?:cannot be used|is read-only)/);
  }
});

test.each([
  ['EACCES', 'permission denied', /is read-only. Allow this user to write to it, or choose another folder/],
  ['EROFS', 'read-only file system', /is read-only/],
  ['ENOSPC', 'no space left on device', /cannot be written because the disk is full. Free some space/],
  ['EDQUOT', 'quota exceeded', /because the disk is full/],
  ['LEVEL_LOCKED', 'IO error: lock x/LOCK: already held by process', /is in use, probably by another server/],
  ['LEVEL_IO_ERROR', 'IO error: x/000003.log: No space left on device', /because the disk is full/],
  ['EMFILE', 'too many open files', /^x cannot be used: EMFILE: too many open files\.$/],
])('%s has its own error message', (code, message, sentence) => {
  expect(diskProblem('x', Object.assign(new Error(message), { code }))).toMatch(sentence);
});

test('every item that was confirmed is in the table after the disk was full and had space again', async () => {
  const folder = temporaryFolder();
  const table = { name: 'items', arn: '', partitionKey: { name: 'id', type: 'S' as const } };
  const place = { region: 'us-east-1', accountId: '123456789012', dataDir: folder };
  const program = `
    const { DynamoDb } = require(${JSON.stringify(join(__dirname, '../../lib/services/dynamodb/dynamodb'))});
    const { execFileSync } = require('child_process');
    (async () => {
      const db = await DynamoDb.start([${JSON.stringify(table)}], ${JSON.stringify(place)});
      const put = (id) => db.call('PutItem', { TableName: 'items', Item: { id: { S: id }, more: { S: 'x'.repeat(700) } } }, {});
      let failures = 0;
      for (let i = 0; i < 400 && failures < 4; i++) await put('k' + i).then(() => console.log('k' + i), (error) => {
        failures += 1;
        console.error(error.message);
      });
      // Where there is no such program, a new file is as far from the limit.
      try { execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited']); } catch {}
      for (let i = 400; i < 500; i++) await put('k' + i).then(() => console.log('k' + i), () => undefined);
      process.kill(process.pid, 'SIGKILL');
    })();`;
  const limited = `ulimit -S -f 150 && exec ${JSON.stringify(process.execPath)} -e "$0"`;
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', limited, program]).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  const answered = stdout.split('\n').filter((line) => line !== '');
  expect(answered.length).toBeGreaterThan(150);
  expect(answered).toContain('k499');
  const refusals = stderr.trim().split('\n');
  const full = `The data folder ${folder} cannot be written because the disk is full`;
  expect(refusals.filter((refusal) => !refusal.includes(full))).toEqual([]);
  const tables = await DynamoDb.start([table], place);
  const kept = (await tables.items('items')).map(({ id }: JsonObject) => id);
  await tables.stop();
  expect(answered.filter((id) => !kept.includes(id))).toEqual([]);
});

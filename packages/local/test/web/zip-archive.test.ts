import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOfArchive } from '../../src/web/zip-archive';

const ARCHIVE = readFileSync(join(__dirname, '../support/site-archive.zip'));

/** The archive with other bytes at an offset. */
function changed(offset: number, ...bytes: number[]): Buffer {
  const copy = Buffer.from(ARCHIVE);
  Buffer.from(bytes).copy(copy, offset);
  return copy;
}

const DIRECTORY = ARCHIVE.readUInt32LE(ARCHIVE.length - 6);

test('files are inflated or copied, and folders are left out', () => {
  const files = filesOfArchive(ARCHIVE);
  expect([...files.keys()]).toEqual(['archived/stored.bin', 'archived/terms.txt']);
  expect(Buffer.from(files.get('archived/stored.bin') ?? []).toString()).toBe('x');
  expect(Buffer.from(files.get('archived/terms.txt') ?? []).toString()).toBe(
    `${'All of it comes from an archive. '.repeat(20)}\n`,
  );
});

test('the comment of an archive has no effect', () => {
  const withComment = Buffer.concat([changed(ARCHIVE.length - 2, 7, 0), Buffer.from('comment')]);
  expect(filesOfArchive(withComment).size).toBe(2);
});

test.each([
  ['a text', Buffer.from('not an archive at all, whatever its name says'), 'it is not a zip archive'],
  ['nothing', Buffer.alloc(0), 'it is not a zip archive'],
  ['an archive whose directory is overwritten', changed(DIRECTORY, 0), 'its directory is damaged'],
  ['an archive in 64-bit format', changed(ARCHIVE.length - 6, 255, 255, 255, 255), 'more than 4 GiB'],
])('%s is refused', (_, archive, message) => {
  expect(() => filesOfArchive(archive)).toThrow(message);
});

test('an unknown compression method is refused with the name of the file', () => {
  const second = ARCHIVE.indexOf('archived/stored.bin', DIRECTORY) - 46;
  expect(() => filesOfArchive(changed(second + 10, 12, 0))).toThrow('"archived/stored.bin" is compressed by method 12');
});

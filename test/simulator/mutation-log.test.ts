import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Log } from '../../tools/simulator/mutations/log';

const folder = mkdtempSync(join(tmpdir(), 'mutation-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a run that was interrupted goes on where it was', () => {
  const file = join(folder, 'log');
  const first = new Log(file);
  first.add({ name: 'a', seen: 'seed 1: law 2' });
  first.add({ name: 'b', seen: null, edits: [{ state: 'Respond', from: 'x', to: 'y' }] });
  first.add({ name: 'c', seen: null, edits: [] });
  first.add({ name: 'c', seen: 'test: answers' });
  const second = new Log(file);
  expect(second.names).toEqual(['a', 'b', 'c']);
  expect(second.unseen).toEqual([{ name: 'b', seen: null, edits: [{ state: 'Respond', from: 'x', to: 'y' }] }]);
});

test('without a file, nothing is kept', () => {
  const log = new Log(undefined);
  log.add({ name: 'a', seen: null });
  expect(log.names).toEqual(['a']);
  expect(new Log(undefined).names).toEqual([]);
});

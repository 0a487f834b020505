// The texts of `--help` are read as tables: a name on the left, what it means on the right.
import { HELP } from '../../src/cli/options';
import { runCommand } from '../../src/run-file/command';

test.each([
  ['sentiment-form-local', async () => HELP],
  ['sentiment-form-local run', async () => (await runCommand(['--help'])).stdout],
])('the help of %s has its options under each other, and fits a terminal', async (_command, text) => {
  const lines = (await text()).split('\n');
  const options = lines.filter((line) => /^\s+--/.test(line));
  expect(options.length).toBeGreaterThan(5);
  expect(options.filter((line) => !line.startsWith('  --'))).toEqual([]);
  // A name that is too long for its column has its description on the next line.
  const described = options.flatMap((line) => /^ {2}--\S+(?: [^ ]+)? {2,}(?=\S)/.exec(line)?.[0].length ?? []);
  expect(new Set(described).size).toBe(1);
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
});

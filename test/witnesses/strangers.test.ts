// State machines of others: which files are read, and which mistakes are seen in them.
import { execFileSync, spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strangers-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const machine = (state: object) => JSON.stringify({ StartAt: 'One', States: { One: { Type: 'Pass', ...state } } });

test('a mistake in each is detected, and a file that cannot be read is named', () => {
  const files = {
    'right.asl.json': machine({ End: true }),
    'right.yaml': 'StartAt: One\nStates:\n  One:\n    Type: Pass\n    End: true\n',
    'other.json': '{"name":"no state machine"}',
    'none.asl.json': machine({ Next: 'Nowhere' }),
    'typo.json': machine({ Ennd: true, End: true }),
    'jsonata.asl': machine({ QueryLanguage: 'JSONata', Output: '{% $sum( %}', End: true }),
    'torn.json': '{"StartAt":"One","States":{',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const command = ['--transpile-only', '--project', 'tsconfig.dev.json', 'tools/strangers/cli.ts', folder];
  const said = execFileSync(process.execPath, [require.resolve('ts-node/dist/bin'), ...command], { cwd: ROOT });
  const text = said.toString();
  expect(text).toContain('5 state machines: 2 accepted, 3 refused.');
  expect(text).toMatch(/none\.asl\.json .*Nowhere/);
  expect(text).toMatch(/typo\.json .*Ennd/);
  expect(text).toMatch(/jsonata\.asl .*Expected "\)" before end of expression/);
  expect(text).toContain('torn.json could not be read: it is neither JSON nor YAML.');
});

test('a folder that does not exist is named in one line', () => {
  const none = join(folder, 'none');
  const command = ['--transpile-only', '--project', 'tsconfig.dev.json', 'tools/strangers/cli.ts', none];
  const { status, stderr } = spawnSync(process.execPath, [require.resolve('ts-node/dist/bin'), ...command], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `There is no folder ${none}. Specify the folder with the state machines.\n`,
  });
});

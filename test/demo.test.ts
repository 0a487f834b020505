// `npx sentiment-form-local --demo`: from packed tarballs, as from npm, in an empty folder.
import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const LOCAL = join(ROOT, 'packages', 'local');
const folder = mkdtempSync(join(tmpdir(), 'demo-'));
const servers: ChildProcess[] = [];

beforeAll(() => {
  const arguments_ = [require.resolve('ts-node/dist/bin'), '--transpile-only', '--project', 'tsconfig.dev.json'];
  execFileSync(process.execPath, [...arguments_, 'tools/demo/cli.ts'], { cwd: ROOT });
  ['lexicon', 'local'].forEach((name) => unpack(join(ROOT, 'packages', name), `sentiment-form-${name}`));
  linkDependencies();
});

afterAll(() => {
  servers.forEach((server) => server.kill('SIGKILL'));
  rmSync(folder, { recursive: true });
});

/** Where npm would install it. */
function unpack(workspace: string, name: string): void {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: workspace,
    encoding: 'utf8',
  });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
  cpSync(join(folder, 'package'), join(folder, 'node_modules', name), { recursive: true });
  rmSync(join(folder, 'package'), { recursive: true });
}

/** The other packages are those of the repository, so that no registry is needed. */
function linkDependencies(): void {
  [join(LOCAL, 'node_modules'), join(ROOT, 'node_modules')].filter(existsSync).forEach((modules) =>
    packagesIn(modules)
      .filter((name) => !existsSync(join(folder, 'node_modules', name)))
      .forEach((name) => {
        mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
        symlinkSync(join(modules, name), join(folder, 'node_modules', name), 'junction');
      }),
  );
}

function packagesIn(modules: string): string[] {
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((scoped) => `${name}/${scoped}`) : [name],
  );
}

/** Starts the demo, and returns its output when it is complete. */
async function demo(...args: string[]): Promise<{ text: string; endpoint: string }> {
  const bin = join(folder, 'node_modules/sentiment-form-local/bin/sentiment-form-local.js');
  const server = spawn(process.execPath, [bin, '--demo', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  servers.push(server);
  let text = '';
  for await (const chunk of server.stdout) {
    text += String(chunk);
    const [, endpoint] = /^ {2}Page +(http:\S+)\/ /m.exec(text) ?? [];
    if (endpoint !== undefined && text.includes('c.com"}\'')) return { text, endpoint };
  }
  throw new Error(`The demo ended: ${text}`);
}

test('each command that it prints gets the answer that it promises', async () => {
  const { text, endpoint } = await demo('--port', '0');
  expect(text).toContain(`${endpoint}/_local/`);
  expect(text).toContain('AWS_DISABLE_HOST_PREFIX_INJECTION=true');
  const [angry, spam] = [...text.matchAll(/^ {2}(curl .*)$/gm)].map(([, command]) => command);
  const run = (command: string) => JSON.parse(execFileSync('sh', ['-c', command], { encoding: 'utf8' })) as object;

  const expected = JSON.parse(/^ {2}(\{"ticketId".*)\{\.\.\.\}\}$/m.exec(text)?.[1].concat('{}}') ?? '') as object;
  const answer = run(angry);
  expect(Object.keys(answer)).toEqual(Object.keys(expected));
  expect(answer).toMatchObject({ sentiment: 'NEGATIVE', ticketId: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) });
  expect(Object.keys(run(spam))).toEqual(Object.keys(expected));

  const records = await recordsAt(endpoint);
  expect(records).toContainEqual(expect.objectContaining({ attention: 'OPEN', notified: ['Email', 'Topic'] }));
  expect(records).toContainEqual(expect.objectContaining({ attention: 'HELD' }));
  expect(records).toHaveLength(2);
});

async function recordsAt(endpoint: string): Promise<object[]> {
  const aws = async (target: string, input: object) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${target}` },
      body: JSON.stringify(input),
    });
    return (await response.json()) as { TableNames: string[]; Items: Record<string, { S?: string; SS?: string[] }>[] };
  };
  const { TableNames } = await aws('ListTables', {});
  const { Items } = await aws('Scan', { TableName: TableNames[0] });
  return Items.map(({ attention, notified }) => ({
    attention: attention?.S,
    notified: [...(notified?.SS ?? [])].sort(),
  }));
}

test('the page works without JavaScript: its form is answered with a page', async () => {
  const { endpoint } = await demo('--port', '0');
  const page = await (await fetch(`${endpoint}/`)).text();
  const [, method, action] = /<form[^>]* method="(\w+)" action="([^"]+)"/.exec(page) ?? [];
  expect(page).toContain("form-action 'self'");
  expect(/<button id="send"[^>]*>/.exec(page)?.[0]).not.toContain('disabled');
  const answer = await fetch(new URL(action, endpoint), {
    method,
    headers: { accept: 'text/html' },
    body: new URLSearchParams({ message: 'This is terrible.', name: '', email: '', website: '' }),
  });
  expect(answer.status).toBe(201);
  expect(await answer.text()).toMatch(/reference number is <strong>\w{4}-\w{4}-\w{4}</);
});

test('it uses the next port if one is in use, and says so', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  const address = await new Promise((listening) => other.once('listening', () => listening(other.address())));
  const { port } = address as { port: number };
  const { text, endpoint } = await demo('--port', `${port}`);
  other.close();
  expect(Number(new URL(endpoint).port)).toBeGreaterThan(port);
  expect(text).toContain(`Port ${port} is in use by another program, so the demo uses port ${new URL(endpoint).port}.`);
});

test.each([
  [['cdk.out'], 'the folder cdk.out'],
  [['--web', 'web'], '--web'],
  [['--watch'], '--watch'],
  [['--synth', 'true'], '--synth'],
])('it runs nothing else: %s', (args, given) => {
  const bin = join(folder, 'node_modules/sentiment-form-local/bin/sentiment-form-local.js');
  expect(() => execFileSync(process.execPath, [bin, '--demo', ...args], { encoding: 'utf8', stdio: 'pipe' })).toThrow(
    `--demo runs only the form of this package, so it cannot be combined with ${given}.`,
  );
});

test('it contains no path of the machine that packed it', () => {
  const demoFolder = join(folder, 'node_modules/sentiment-form-local/demo');
  const files = readdirSync(demoFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const naming = files.filter(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').includes(ROOT));
  expect(naming.map(({ name }) => name)).toEqual([]);
  expect(files.length).toBeGreaterThan(10);
});

// `npm start` translates the sources without the type checker and jsii. What runs has to be what is compiled, tested and packed.
import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { synthesizeExample } from './support/synthesize-example';

const ROOT = join(__dirname, '..');
// Within the repository, where the dependencies are found.
const folder = mkdtempSync(join(ROOT, '.quick-start-'));
const assembly = join(folder, 'cdk.out');
const leftover = join(folder, 'lib', 'renamed.js');
let server: ChildProcess | undefined;

beforeAll(() => {
  mkdirSync(join(folder, 'lib'));
  writeFileSync(leftover, '');
  prepare(assembly);
});

afterAll(() => {
  server?.kill();
  rmSync(folder, { recursive: true });
});

function prepare(target: string): void {
  execFileSync(process.execPath, ['tools/scripts/start.mjs', folder, target], { cwd: ROOT });
}

test('the template is the same as from the compiled library', async () => {
  const compiled = mkdtempSync(join(tmpdir(), 'start-command-'));
  const context = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };
  await synthesizeExample(compiled, 'contact-form', { CDK_CONTEXT_JSON: JSON.stringify(context) });
  const template = (from: string) => readFileSync(join(from, 'ContactForm.template.json'), 'utf8');
  expect(template(assembly)).toBe(template(compiled));
  rmSync(compiled, { recursive: true });
});

test.each(['.', 'packages/lexicon', 'packages/local'])('each source file is compiled: %s', (name) => {
  const sources = readdirSync(join(ROOT, name, 'src'), { recursive: true, encoding: 'utf8' });
  const modules = sources.filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, '.js'));
  expect(modules.filter((file) => !existsSync(join(folder, name, 'lib', file)))).toEqual([]);
  expect(modules).toContain('index.js');
});

test('the output of an earlier source file is deleted', () => {
  expect(existsSync(leftover)).toBe(false);
});

test('files that have not changed are not written, because a server may be running from them', () => {
  const written = () =>
    readdirSync(join(folder, 'lib'), { recursive: true, encoding: 'utf8' }).map(
      (file) => statSync(join(folder, 'lib', file)).mtimeMs,
    );
  const before = written();
  prepare(assembly);
  expect(written()).toEqual(before);
});

test('the form is answered, and the scripts of the inspector import no modules', async () => {
  const bin = join(folder, 'packages/local/bin/sentiment-form-local.js');
  server = spawn(process.execPath, [bin, assembly, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await originIn(server);
  const body = JSON.stringify({ message: 'This is terrible.' });
  const answer = await fetch(origin, { method: 'POST', body });
  expect(await answer.json()).toMatchObject({ status: 'SUCCEEDED', output: expect.stringContaining('"NEGATIVE"') });

  const page = await (await fetch(`${origin}/_local/`)).text();
  const scripts = [...page.matchAll(/<script[^>]* src="([^"]+)"/g)].map(
    ([, address]) => new URL(address, `${origin}/_local/`),
  );
  expect(scripts).not.toEqual([]);
  for (const script of scripts) {
    const code = await (await fetch(script)).text();
    expect(() => new Script(code)).not.toThrow();
    expect(code).not.toMatch(/\bmodule\.exports\b|\brequire\(/);
  }
});

function originIn({ stdout }: ChildProcess): Promise<string> {
  return new Promise((found) => {
    let text = '';
    stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const origin = /Inspector +(http:\S+?)\/_local/.exec(text)?.[1];
      if (origin !== undefined) found(origin);
    });
  });
}

test.each(['.', 'packages/local'])('none of its files is packed: %s', (name) => {
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: join(ROOT, name), encoding: 'utf8' }),
  ) as [{ files: { path: string }[] }];
  expect(files.map(({ path }) => path).filter((path) => path.includes('.quick-start'))).toEqual([]);
  expect(files.length).toBeGreaterThan(10);
});

// `npm test` runs every check, whatever fails before it, and says in the end what failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'test-command-'));

afterAll(() => rmSync(folder, { recursive: true }));

const url = (file: string) => JSON.stringify(pathToFileURL(join(ROOT, 'tools', 'scripts', 'test-all', file)).href);

/** The report of these checks, each an object of the script or code that makes one. */
function reportOf(checks: string, atOnce = 1): string {
  const script = `
    import { testsOf } from ${url('checks.mjs')};
    import { reportOf } from ${url('report.mjs')};
    import { runChecks } from ${url('run-checks.mjs')};
    console.log('REPORT' + reportOf(await runChecks(${checks}, ${atOnce})));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: folder,
  });
  return stdout
    .slice(stdout.indexOf('REPORT') + 'REPORT'.length)
    .replace(/ +\d+ s$/gm, '')
    .trim();
}

const exits = (name: string, code: string) => ({ name, folder, command: ['node', '-e', code] });

test.each([1, 2])(
  'with %d checks at a time, a failure does not stop the others, and the summary lists each',
  (atOnce) => {
    const checks = [
      exits('one', 'process.exit(3)'),
      exits('two', ''),
      { name: 'three', folder, command: ['no-such-program'] },
      exits('four', 'process.abort()'),
      exits('five', ''),
    ];
    expect(reportOf(JSON.stringify(checks), atOnce).split('\n')).toEqual([
      'FAILED  one',
      'passed  two',
      'FAILED  three',
      expect.stringContaining('ENOENT'),
      'FAILED  four',
      '          ended by SIGABRT',
      'passed  five',
      '',
      'Failed: one, three, four.',
    ]);
  },
);

test('the output of checks that run at the same time is not interleaved', () => {
  const slow = exits('slow', 'console.log("slow 1"); setTimeout(() => console.log("slow 2"), 500);');
  const script = `
    import { runChecks } from ${url('run-checks.mjs')};
    await runChecks(${JSON.stringify([slow, exits('quick', 'console.error("quick 1")')])}, 2);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(stdout).toMatch(/--- slow\nslow 1\nslow 2\n/);
  expect(stdout).toMatch(/--- quick\nquick 1\n/);
});

test('the files of failed tests are listed', () => {
  writeFileSync(join(folder, 'package.json'), '{ "jest": { "roots": ["<rootDir>"] } }');
  writeFileSync(join(folder, 'good.test.js'), 'test("passes", () => undefined);');
  writeFileSync(join(folder, 'bad.test.js'), 'test("fails", () => { throw new Error("no"); });');
  writeFileSync(join(folder, 'broken.test.js'), 'require("./nothing");');
  const tests = `[testsOf({ name: 'here', folder: '.', jestArguments: ['--runTestsByPath', 'good.test.js', 'bad.test.js', 'broken.test.js'] })]`;
  const [first, ...files] = reportOf(tests).split('\n');
  expect(first).toBe('FAILED  here: tests');
  expect(
    files
      .slice(0, 2)
      .map((line) => line.trim())
      .sort(),
  ).toEqual(['bad.test.js', 'broken.test.js']);
  expect(files.at(-1)).toBe('Failed: here: tests.');
});

/** What the tests in Firefox are, where the environment is this and nothing else. */
function inFirefox(env: Record<string, string>): string {
  const script = `
    import { firefoxTests } from ${url('firefox.mjs')};
    import { reportOf } from ${url('report.mjs')};
    import { runChecks } from ${url('run-checks.mjs')};
    const code = "process.exit(process.env.TEST_BROWSER === 'firefox' && process.env.FIREFOX_PATH === '/some/firefox' ? 0 : 1)";
    const tests = firefoxTests().map((check) => ({ ...check, command: [process.execPath, '-e', code], failures: undefined }));
    if (tests.length > 0) console.log(reportOf(await runChecks(tests)));`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', cwd: folder, env })
    .stdout;
}

test('the browser tests run a second time in Firefox if it is installed; otherwise a line says so', () => {
  expect(inFirefox({ FIREFOX_PATH: '/some/firefox' })).toContain('passed  library in Firefox: tests');
  expect(inFirefox({ PATH: folder })).toBe(
    'The browser tests run in Chromium only: Firefox is not on the PATH, and FIREFOX_PATH is not set.\n',
  );
});

test('each name of a test that runs in Chromium only is the name of a browser test', () => {
  const script = `import { IN_CHROMIUM_ONLY } from ${url('firefox.mjs')}; console.log(JSON.stringify(IN_CHROMIUM_ONLY));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const tests = ['client', 'end-to-end', 'inspector']
    .flatMap((name) => readdirSync(join(__dirname, name)).map((file) => join(__dirname, name, file)))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const names = JSON.parse(stdout) as string[];
  expect(names.filter((name) => !tests.includes(`'${name}`))).toEqual([]);
});

/** Runs schemathesis with the description of a form against the form. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXCLUDED, EXCLUDED_FOR_ENVELOPES } from './excluded';
import { AUTHORIZATION, type RunningForm } from './forms';
import { withExamplesAtLimits } from './limits';
import { neverAnswered } from './statuses';
import { run } from '../toolbox/run';

/** Requests that are made up for each form, beside those of the examples and of the limits. */
const MADE_UP = 100;

/** As much of schemathesis' report as is read. */
interface Report {
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly {
    readonly code: string;
    readonly title: string;
    readonly operations: readonly string[];
  }[];
  readonly errors: readonly unknown[];
}

/** The answers that do not match the description, and the number of requests. */
export async function hold(form: RunningForm, command: string) {
  const folder = mkdtempSync(join(tmpdir(), 'witness-openapi-'));
  try {
    const [document, report, statuses] = ['document.json', 'report.json', 'statuses'].map((name) => join(folder, name));
    writeFileSync(document, withExamplesAtLimits(form.document));
    const { stdout, stderr } = await run(command, optionsFor(form, { document, report }), {
      cwd: folder,
      env: { NO_COLOR: '1', SCHEMATHESIS_HOOKS: join(__dirname, 'hooks.py'), STATUSES: statuses },
    });
    const { count, found } = read(readReport(report, `${stdout}${stderr}`), stdout);
    const came = `${readFileSync(statuses, 'utf8')}${await statusesForWrongKey(form)}`;
    return { count, found: [...found, ...neverAnswered(form.document, came)] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** schemathesis leaves a key out, but sends no wrong one. */
async function statusesForWrongKey({ document, url }: RunningForm): Promise<string> {
  const { paths } = JSON.parse(document) as { readonly paths: object };
  const answers = Object.keys(paths).map(async (path) => {
    const headers = { authorization: 'wrong', 'content-type': 'application/json' };
    return fetch(`${url}${path}`, { method: 'POST', headers, body: '{}' });
  });
  return (await Promise.all(answers)).map(({ status }) => `${status}\n`).join('');
}

function optionsFor(
  { name, url }: RunningForm,
  files: { readonly document: string; readonly report: string },
): string[] {
  const excluded = [...Object.keys(EXCLUDED), ...(name === 'no option' ? Object.keys(EXCLUDED_FOR_ENVELOPES) : [])];
  return [
    ...['run', files.document, '--url', url, '--header', AUTHORIZATION],
    ...['--checks', 'all', '--exclude-checks', excluded.join()],
    ...['--seed', '1', '--max-examples', String(MADE_UP), '--continue-on-failure', '--no-shrink'],
    ...['--report', 'json', '--report-json-path', files.report],
  ];
}

function readReport(file: string, said: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch (cause) {
    throw new Error(`schemathesis stopped: ${said.slice(-1_000)}`, { cause });
  }
}

/** The report names the failures. The requests and answers are in the output. */
function read({ test_cases: cases, failures, errors }: Report, said: string) {
  const detail = (code: string) =>
    said
      .slice(said.indexOf(`- ${code}`))
      .slice(0, 900)
      .replaceAll('\n', '\n      ');
  return {
    count: cases.generated,
    found: [
      ...failures.map(({ code, title, operations }) => `${operations.join()}: ${title}\n      ${detail(code)}`),
      ...errors.map((error) => JSON.stringify(error)),
    ],
  };
}

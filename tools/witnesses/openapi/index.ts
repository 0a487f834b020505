/** The form's own description, held against the form that runs by schemathesis, which makes requests of the description. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, program } from '../toolbox/python';
import { run } from '../toolbox/run';
import type { Witness } from '../witness';
import { AUTHORIZATION, withEachForm, type RunningForm } from './forms';

/** Requests that are made up for each form, beside those of the examples and of the limits. */
const MADE_UP = 100;

/** Checks that are not made, by schemathesis' names of them, each with the reason. */
const EXCLUDED: Readonly<Record<string, string>> = {
  unsupported_method: 'an HTTP API of API Gateway answers a method without a route with 404, not with 405',
};

/** Not made where the answers are envelopes. */
const EXCLUDED_FOR_ENVELOPES: Readonly<Record<string, string>> = {
  negative_data_rejection: 'an envelope comes with 200 whatever the outcome, which its output tells',
};

export const openApi: Witness = {
  name: 'openapi',
  title: 'the descriptions of three forms in OpenAPI, and what these answer to schemathesis',
  isQuick: false,
  run: async () => {
    const command = program(await environment('openApi'), 'schemathesis');
    const disagreements: string[] = [];
    let requests = 0;
    const forms = await withEachForm(async (form) => {
      const { count, found } = await hold(form, command);
      requests += count;
      disagreements.push(...found.map((line) => `${form.name}: ${line}`));
    });
    const exceptions = Object.entries({ ...EXCLUDED, ...EXCLUDED_FOR_ENVELOPES });
    return {
      compared: { forms, requests },
      disagreements,
      exceptions: exceptions.map(([check, reason]) => `${check}: ${reason}`),
    };
  },
};

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

async function hold(form: RunningForm, command: string) {
  const folder = mkdtempSync(join(tmpdir(), 'witness-openapi-'));
  try {
    const [document, report] = ['document.json', 'report.json'].map((name) => join(folder, name));
    writeFileSync(document, form.document);
    const { stdout, stderr } = await run(command, optionsFor(form, { document, report }), {
      cwd: folder,
      env: { NO_COLOR: '1', SCHEMATHESIS_HOOKS: join(__dirname, 'hooks.py') },
    });
    return read(readReport(report, `${stdout}${stderr}`), stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
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

/** The report names the failures; what was sent and answered stands in what is printed. */
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

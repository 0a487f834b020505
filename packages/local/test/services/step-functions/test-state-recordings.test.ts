/** Sends the calls of TestState that AWS recorded to a running server, and holds its answers to AWS's. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { KNOWN_DIFFERENCES, RECORDED_CALL } from './test-state-differences';
import { type LocalBackend } from '../../../src/backend/local-options';
import { startLocal } from '../../../src/backend/start-local';
import { isObject, type Json, type JsonObject } from '../../../src/base/json';
import { matchesRecorded } from '../../asl/support/recordings';
import { writeAssembly } from '../../support/assembly';
import { temporaryFolder } from '../../support/folder';
import { formTemplate, resource } from '../../support/form-template';

/** One recorded call. */
interface Call {
  readonly id: string;
  readonly key: string;
  readonly call: { readonly op: string; readonly args: JsonObject };
  readonly exp: JsonObject;
  readonly err?: boolean;
  readonly lambdas: readonly { readonly name: string; readonly file: string }[];
}

const HANDLERS: Readonly<Record<string, string>> = {
  'id_function.py': 'exports.handler = async (event) => event;',
  'return_bytes_str.py': 'exports.handler = async () => "HelloWorld!";',
};

const file = process.env.CONFORMANCE_DIR && join(process.env.CONFORMANCE_DIR, 'test-state.jsonl');

if (file === undefined || !existsSync(file)) {
  test('reports that TestState was not compared with AWS if CONFORMANCE_DIR has no recordings of it', () => {
    process.stdout.write(
      'CONFORMANCE_DIR has no test-state.jsonl: TestState was not compared with recordings of AWS.\n',
    );
    expect(file === undefined || !existsSync(file)).toBe(true);
  });
} else {
  const calls = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Call);
  let backend: LocalBackend;

  beforeAll(async () => {
    backend = await startWith(calls.flatMap(({ lambdas }) => lambdas));
  });
  afterAll(() => backend.stop());

  test('the 98 recordings are complete', () => {
    expect(calls).toHaveLength(98);
  });

  test.each(calls.map((call) => [`${call.id} ${call.key}`, call] as const))(
    `${RECORDED_CALL}: %s`,
    async (name, call) => {
      const { ResponseMetadata: _metadata, ...recorded } = call.exp;
      const answer = await answerTo(backend, call);
      const agrees = matchesRecorded(comparable(recorded), comparable(answer));
      if (agrees === !(name in KNOWN_DIFFERENCES)) return;
      expect({ answer: comparable(answer), known: KNOWN_DIFFERENCES[name] }).toEqual({ answer: comparable(recorded) });
    },
  );
}

async function startWith(functions: Call['lambdas']): Promise<LocalBackend> {
  const assets: Record<string, string> = {};
  const resources = functions.map(({ name, file: path }, index): [string, JsonObject] => {
    const code = temporaryFolder();
    mkdirSync(code, { recursive: true });
    writeFileSync(join(code, 'index.js'), HANDLERS[basename(path)]);
    assets[`${name}.zip`] = code;
    return [
      `Function${index}`,
      resource('AWS::Lambda::Function', {
        FunctionName: name,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Timeout: 20,
        Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
      }),
    ];
  });
  const template = formTemplate({ resources: Object.fromEntries(resources) });
  return startLocal(writeAssembly({ Form: template }, assets), {});
}

/** The answer of an SDK: an error has its code and message under the names that the recording has for them. */
async function answerTo({ port }: LocalBackend, { call }: Call): Promise<JsonObject> {
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': `AWSStepFunctions.${call.op}` },
    body: JSON.stringify(call.args),
  });
  // The recordings were made in the account 111111111111.
  const answer = JSON.parse((await response.text()).replaceAll('123456789012', '111111111111')) as JsonObject;
  if (response.ok) return answer;
  const { __type: type, message } = answer;
  return { Error: { Code: String(type).replace(/^.*#/, ''), Message: message }, message };
}

/** JSON texts of objects and lists as what they are, and no regard to what only a recording shows of HTTP. */
function comparable(value: Json): Json {
  if (typeof value === 'string') return parsed(value);
  if (Array.isArray(value)) return value.map(comparable);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, comparable(item)]));
}

function parsed(text: string): Json {
  if (!/^[[{]/.test(text)) return text;
  try {
    return comparable(JSON.parse(text) as Json);
  } catch {
    return text;
  }
}

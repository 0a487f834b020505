/** Makes the calls of the cases with three SDKs, and compares the answers with AWS's documentation. */
import { join } from 'node:path';
import type { LocalBackend } from 'sentiment-form-local';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { casesOf, type Case } from './cases';
import { inShell } from './environment';
import { goProgram } from './go-module';

/** The result of a call: an answer, or the name of the error's class. */
interface Outcome {
  readonly answer?: JsonObject;
  readonly error?: string;
}

/** The services that the program in Go has the clients of: each takes a minute to compile. */
const IN_GO = ['sfn', 'dynamodb', 'sqs'];

/** What is called, and where. */
export type Called = Pick<LocalBackend, 'running' | 'endpoint'>;

/** Each SDK, and how it is told what to call. */
export async function runCalls(backend: Called, folder: string) {
  const inGo = casesOf(backend).filter(({ service }) => IN_GO.includes(service));
  const go = await goProgram(join(__dirname, 'calls.go'));
  const { count, disagreements } = await runScripts(backend, folder);
  return {
    count: count + inGo.length,
    disagreements: [
      ...disagreements,
      ...disagreementsOf('the SDK for Go', inGo, await outcomes(go, inGo, backend, folder)),
    ],
  };
}

/** Those that need no compiler. */
export async function runScripts(backend: Called, folder: string) {
  const cases = casesOf(backend);
  const python = `python ${join(__dirname, 'calls.py')} ${backend.endpoint}`;
  const javascript = `node ${join(__dirname, 'calls.mjs')}`;
  const disagreements = [
    ...disagreementsOf('boto3', cases, await outcomes(python, cases, backend, folder)),
    ...disagreementsOf('the SDK for JavaScript', cases, await outcomes(javascript, cases, backend, folder)),
  ];
  return { count: 2 * cases.length, disagreements };
}

async function outcomes(
  command: string,
  cases: readonly Case[],
  { endpoint }: Called,
  folder: string,
): Promise<readonly Outcome[]> {
  const input = cases.map((one) => JSON.stringify(one)).join('\n');
  const { stdout, stderr } = await inShell(command, { folder, address: endpoint, input: `${input}\n` });
  const lines = stdout.split('\n').filter((line) => line !== '');
  if (lines.length !== cases.length) throw new Error(`\`${command}\` stopped: ${stderr.slice(-1_000)}`);
  return lines.map((line) => JSON.parse(line) as Outcome);
}

function disagreementsOf(sdk: string, cases: readonly Case[], found: readonly Outcome[]): readonly string[] {
  return cases.flatMap(({ service, operation, input, error, answer }, index) => {
    const outcome = found[index];
    const call = `${sdk}: ${service} ${operation} ${JSON.stringify(input).slice(0, 120)}`;
    if (error !== outcome.error) {
      return [`${call} ends with ${outcome.error ?? 'an answer'}, not with ${error ?? 'an answer'}`];
    }
    return contains(outcome.answer ?? {}, answer ?? {}) ? [] : [`${call} answers ${JSON.stringify(outcome.answer)}`];
  });
}

/** Whether an answer has what is expected; Go begins every name with a capital. */
function contains(actual: Json | undefined, expected: Json): boolean {
  if (!isObject(expected)) return actual === expected;
  return Object.entries(expected).every(
    ([name, value]) =>
      isObject(actual) && contains(actual[name] ?? actual[name.charAt(0).toUpperCase() + name.slice(1)], value),
  );
}

/** AWS's answers, in the format of the recordings against which the runner is tested. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import type { Question } from './questions';

/** The account of all recordings. */
const NOBODY = '111111111111';

/** One line of a file of recordings. */
export function recordingOf({ id, operation, request }: Question, answer: JsonObject): string {
  const line = {
    id: `verify-aws ${id}`,
    key: operation,
    call: { op: operation, args: request },
    exp: answer,
    lambdas: [],
  };
  return withoutAccounts(JSON.stringify(line));
}

/** Account IDs occur in ARNs and in the URLs of queues. */
export function withoutAccounts(text: string): string {
  return text.replace(/(?<=arn:[\w-]*:[\w-]*:[\w-]*:|amazonaws\.com(?:\.cn)?\/)\d{12}(?!\d)/g, NOBODY);
}

/** Writes the recordings, with TestState's in a separate file, and returns the files. */
export function writeRecordings(folder: string, lines: readonly string[]): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const isTest = (line: string) => line.includes('"op":"TestState"');
  const files = [
    { name: 'test-state.jsonl', content: lines.filter(isTest) },
    { name: 'validate-definition.jsonl', content: lines.filter((line) => !isTest(line)) },
  ];
  return files.map(({ name, content }) => {
    const file = join(folder, name);
    writeFileSync(file, content.map((line) => `${line}\n`).join(''));
    return file;
  });
}

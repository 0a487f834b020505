/** Finds the state machines in a folder that somebody gives, whatever else is in it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { parse } from 'yaml';

/** A state machine, and the file that it is in. */
export interface Found {
  readonly file: string;
  readonly definition: JsonObject;
}

/** Every file that is a state machine: JSON or YAML with `StartAt` and `States`. */
export function readDefinitions(folder: string): readonly Found[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|asl|ya?ml)$/.test(name) && !name.includes('node_modules'))
    .sort()
    .flatMap((file) => {
      const definition = read(join(folder, file));
      return isObject(definition) && 'StartAt' in definition && 'States' in definition ? [{ file, definition }] : [];
    });
}

function read(path: string): Json | undefined {
  if (!statSync(path).isFile()) return undefined;
  const text = substituted(readFileSync(path, 'utf8'));
  try {
    return (/\.ya?ml$/.test(path) ? parse(text, { logLevel: 'silent' }) : JSON.parse(text)) as Json;
  } catch {
    return undefined;
  }
}

/** What a name stands for, by how it ends, whoever gave it; anything else is a name of something. */
const VALUES: readonly (readonly [name: RegExp, value: string])[] = [
  [/partition$/i, 'aws'],
  [/region$/i, 'us-east-1'],
  [/account(?:_?id)?$/i, '111111111111'],
];

/** What a deployment puts in place of `${Name}`: the ARN of something for a whole resource, a number outside of quotes. */
function substituted(text: string): string {
  return text
    .replaceAll(
      /("?Resource"?\s*:\s*["']?)\$\{[\w.]+\}(?=["'\s])/g,
      '$1arn:aws:lambda:us-east-1:111111111111:function:One',
    )
    .replaceAll(/([:,[]\s*)\$\{[\w.]+\}(?=\s*[,}\]\n])/g, '$11')
    .replaceAll(/\$\{([\w.:]+)\}/g, (_whole, name: string) => valueOf(name));
}

function valueOf(name: string): string {
  return VALUES.find(([pattern]) => pattern.test(name))?.[1] ?? 'one';
}

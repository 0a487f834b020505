/** Finds the state machines in a folder, whatever else is in it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { parse } from 'yaml';

/** A state machine and its file. */
export interface Found {
  readonly file: string;
  readonly definition: JsonObject;
}

/** The content of a folder. */
export interface Read {
  readonly found: readonly Found[];
  /** Files that look like state machines, but are neither JSON nor YAML. */
  readonly unreadable: readonly string[];
}

/** Every file that is a state machine: JSON or YAML with `StartAt` and `States`. */
export function readDefinitions(folder: string): Read {
  const found: Found[] = [];
  const unreadable: string[] = [];
  for (const file of candidatesIn(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    try {
      const definition = parsed(file, substituted(text));
      if (isObject(definition) && 'StartAt' in definition && 'States' in definition) found.push({ file, definition });
    } catch {
      if (/\bStartAt\b/.test(text) && /\bStates\b/.test(text)) unreadable.push(file);
    }
  }
  return { found, unreadable };
}

function candidatesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|asl|ya?ml)$/.test(name) && !name.includes('node_modules'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/** @throws Error if it cannot be read */
function parsed(file: string, text: string): Json {
  return (/\.ya?ml$/.test(file) ? parse(text, { logLevel: 'silent' }) : JSON.parse(text)) as Json;
}

/** The value of a placeholder, by the end of its name; any other is a name. */
const VALUES: readonly (readonly [name: RegExp, value: string])[] = [
  [/partition$/i, 'aws'],
  [/region$/i, 'us-east-1'],
  [/account(?:_?id)?$/i, '111111111111'],
];

/** The replacement of `${Name}` in a deployment: an ARN for a whole resource, or a number outside of quotes. */
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

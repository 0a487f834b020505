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

/** What is in a folder. */
export interface Read {
  readonly found: readonly Found[];
  /** Files that look like state machines and are neither JSON nor YAML. */
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

/** @throws Error where it cannot be read */
function parsed(file: string, text: string): Json {
  return (/\.ya?ml$/.test(file) ? parse(text, { logLevel: 'silent' }) : JSON.parse(text)) as Json;
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

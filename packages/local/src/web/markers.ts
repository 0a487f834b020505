/** Inserts deployed values into uploaded files in place of the app's markers: `Source.jsonData` and similar sources. */
import { isObject, type Json, member } from '../base/json';

/** The text for each marker of one source. */
export type Markers = ReadonlyMap<string, string>;

/** Reads CDK's description of the markers of one source. */
export function markersOf(values: Json | undefined, config: Json | undefined): Markers {
  if (!isObject(values)) return new Map();
  return new Map(
    Object.entries(values).map(([marker, value]) => [marker, encode(value, encodingOf(marker, config))] as const),
  );
}

/** Replaces the markers in a text; undefined if it has none. */
export function replaceMarkers(text: string, markers: Markers): string | undefined {
  const marked = [...markers].filter(([marker]) => text.includes(marker));
  if (marked.length === 0) return undefined;
  return marked.reduce((result, [marker, value]) => result.replaceAll(marker, () => value), text);
}

function encodingOf(marker: string, config: Json | undefined): string {
  const own = member(member(config, 'markerEncodings'), marker);
  if (typeof own === 'string') return own;
  // CloudFormation passes booleans as text.
  return String(member(config, 'jsonEscape')) === 'true' ? 'UNQUOTED_JSON_VALUE' : 'LITERAL';
}

// The encodings are those of CDK's own handler.
const ENCODINGS: Readonly<Record<string, (value: Json) => string>> = {
  LITERAL: String,
  JSON_VALUE: (value) => JSON.stringify(value),
  UNQUOTED_JSON_VALUE: (value) => JSON.stringify(value).replace(/^"(.*)"$/s, '$1'),
  YAML_STRING: (value) => (isPlainYaml(String(value)) ? String(value) : JSON.stringify(value)),
};

function encode(value: Json, encoding: string): string {
  return (ENCODINGS[encoding] ?? String)(value);
}

const YAML_WORDS = new Set(['y', 'n', 'yes', 'no', 'true', 'false', 'on', 'off', 'null']);

function isPlainYaml(text: string): boolean {
  return /^[A-Za-z][\w.-]*$/.test(text) && !YAML_WORDS.has(text.toLowerCase());
}

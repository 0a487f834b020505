/** Examples of texts with the maximum length of a description, because schemathesis generates none. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject, listOf } from 'sentiment-form-local/lib/base/json';

/** The description with an example for each limit, beside its own. */
export function withExamplesAtLimits(document: string): string {
  const described = JSON.parse(document) as Described;
  for (const operations of Object.values(described.paths)) {
    for (const { requestBody } of Object.values(operations)) {
      for (const content of Object.values(requestBody?.content ?? {})) addExamples(content, described);
    }
  }
  return JSON.stringify(described);
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: { content: Contents } }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonObject>> };
}

interface Content {
  readonly schema: { readonly $ref?: string };
  example?: JsonObject;
  examples?: Record<string, { readonly value: JsonObject }>;
}

type Contents = Readonly<Record<string, Content>>;

function addExamples(content: Content, { components }: Described): void {
  const { example } = content;
  const schema = components.schemas[content.schema.$ref?.split('/').at(-1) ?? ''];
  if (example === undefined || !isObject(schema?.properties)) return;
  const atLimits = Object.entries(schema.properties).flatMap(([name, property]) => {
    const text = longestText(property);
    return text === undefined ? [] : [[`${name} at its limit`, { value: { ...example, [name]: text } }]];
  });
  content.examples = { given: { value: example }, ...Object.fromEntries(atLimits) };
  delete content.example;
}

/** Undefined where there is no limit, or a text of one letter does not fit. */
function longestText(property: Json): string | undefined {
  if (!isObject(property)) return undefined;
  const { maxLength, pattern } = [property, ...listOf(property.anyOf)].find(hasLimit) ?? {};
  if (typeof maxLength !== 'number') return undefined;
  const text = 'x'.repeat(maxLength);
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text) ? text : undefined;
}

function hasLimit(schema: Json): schema is JsonObject {
  return isObject(schema) && 'maxLength' in schema;
}

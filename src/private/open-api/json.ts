/** A part of an OpenAPI document: plain JSON, whose shape the specification knows better than a type of ours. */
export interface Json {
  readonly [name: string]: JsonValue;
}

/** What stands in one. */
export type JsonValue = string | number | boolean | null | Json | readonly JsonValue[];

/** Points to a schema of the document. */
export function refTo(schema: string): Json {
  return { $ref: `#/components/schemas/${schema}` };
}

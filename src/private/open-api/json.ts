/** A part of an OpenAPI document: plain JSON. The specification defines its format better than a type could. */
export interface Json {
  readonly [name: string]: JsonValue;
}

/** A value in such a part. */
export type JsonValue = string | number | boolean | null | Json | readonly JsonValue[];

/** A reference to a schema of the document. */
export function refTo(schema: string): Json {
  return { $ref: `#/components/schemas/${schema}` };
}

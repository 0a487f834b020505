// A checker for the part of JSON Schema that our own schemas use. An unknown keyword is an error.
import { isDeepStrictEqual } from 'util';

/** A schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Everything that is wrong with a value, as `place: what`. */
export function problemsOf(schema: JsonSchema, value: unknown, place = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, expected]) => {
    if (ANNOTATIONS.includes(keyword)) return [];
    if (!(keyword in CHECKS)) throw new Error(`The checker knows no keyword ${keyword}.`);
    return CHECKS[keyword](value, expected, { schema, place });
  });
}

interface Where {
  readonly schema: JsonSchema;
  readonly place: string;
}

type Check = (value: unknown, expected: unknown, where: Where) => string[];

const ANNOTATIONS = ['$schema', 'title', 'description'];

const CHECKS: { readonly [keyword: string]: Check } = {
  type: (value, expected, { place }) =>
    [expected].flat().includes(typeOf(value)) ? [] : [`${place}: is of type ${typeOf(value)}`],
  const: (value, expected, { place }) => (isDeepStrictEqual(value, expected) ? [] : [`${place}: is another constant`]),
  enum: (value, expected, { place }) =>
    (expected as unknown[]).includes(value) ? [] : [`${place}: is not in the enum`],
  pattern: (value, expected, { place }) =>
    typeof value !== 'string' || new RegExp(String(expected), 'u').test(value) ? [] : [`${place}: does not match`],
  minimum: (value, expected, { place }) =>
    typeof value !== 'number' || value >= Number(expected) ? [] : [`${place}: is too small`],
  maximum: (value, expected, { place }) =>
    typeof value !== 'number' || value <= Number(expected) ? [] : [`${place}: is too large`],
  required: (value, expected, { place }) =>
    isObject(value)
      ? (expected as string[]).filter((name) => !(name in value)).map((name) => `${place}.${name}: is missing`)
      : [],
  properties: (value, expected, { place }) =>
    isObject(value)
      ? Object.entries(expected as { readonly [name: string]: JsonSchema })
          .filter(([name]) => name in value)
          .flatMap(([name, schema]) => problemsOf(schema, value[name], `${place}.${name}`))
      : [],
  additionalProperties: (value, expected, { schema, place }) =>
    isObject(value)
      ? Object.keys(value)
          .filter((name) => !(name in ((schema.properties ?? {}) as object)))
          .flatMap((name) =>
            isObject(expected)
              ? problemsOf(expected, value[name], `${place}.${name}`)
              : [`${place}.${name}: is not known`],
          )
      : [],
};

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeOf(value) === 'object';
}

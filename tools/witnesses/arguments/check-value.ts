/** Checks a value against the shape that a service's model gives it. */
import type { Json } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import type { ServiceModel, Shape } from './service-model';

const JSON_TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  character: 'string',
  blob: 'string',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
};

/** What is wrong with a value. An expression is accepted, because its value is not known. */
export function problemsWith(value: Json, shapeName: string, model: ServiceModel, place: string): readonly string[] {
  if (isExpression(value)) return [];
  const shape = model.shapes[shapeName];
  if (shape.type === 'structure') return problemsWithStructure(value, shape, model, place);
  if (shape.type === 'list') return problemsWithList(value, shape, model, place);
  if (shape.type === 'map') return problemsWithMap(value, shape, model, place);
  return problemsWithScalar(value, shape, place);
}

function problemsWithStructure(value: Json, shape: Shape, model: ServiceModel, place: string): readonly string[] {
  if (!isObject(value)) return [`${place} must be an object`];
  const { members = {}, required = [], union = false } = shape;
  const given = Object.entries(value).map(([name, item]) => [memberNamed(members, name), name, item] as const);
  const names = given.map(([member]) => member);
  const missing = required.filter((name) => !names.includes(name));
  return [
    ...missing.map((name) => `${place} has no ${name}, which is required`),
    ...(union && given.length !== 1 ? [`${place} must have exactly one member`] : []),
    ...given.flatMap(([member, name, item]) =>
      member === undefined
        ? [`${place} has ${name}, which the API does not know`]
        : problemsWith(name.endsWith('.$') ? EXPRESSION : item, members[member].shape, model, `${place}.${member}`),
    ),
  ];
}

/** State machines begin every name with a capital; JSONPath marks names whose value is a path. */
function memberNamed(members: NonNullable<Shape['members']>, name: string): string | undefined {
  const bare = name.replace(/\.\$$/, '');
  const candidates = [bare, bare.charAt(0).toLowerCase() + bare.slice(1)];
  return candidates.find((candidate) => Object.hasOwn(members, candidate));
}

function problemsWithList(value: Json, shape: Shape, model: ServiceModel, place: string): readonly string[] {
  if (!Array.isArray(value)) return [`${place} must be a list`];
  const items = value.flatMap((item, index) =>
    problemsWith(item, shape.member?.shape ?? '', model, `${place}[${index}]`),
  );
  return [...problemsWithSize(value.length, shape, place), ...items];
}

function problemsWithMap(value: Json, shape: Shape, model: ServiceModel, place: string): readonly string[] {
  if (!isObject(value)) return [`${place} must be an object`];
  return Object.entries(value).flatMap(([name, item]) => [
    ...problemsWith(name, shape.key?.shape ?? '', model, `${place}, the name ${name}`),
    ...problemsWith(name.endsWith('.$') ? EXPRESSION : item, shape.value?.shape ?? '', model, `${place}.${name}`),
  ]);
}

function problemsWithScalar(value: Json, shape: Shape, place: string): readonly string[] {
  const expected = JSON_TYPES[shape.type];
  if (expected !== undefined && typeof value !== expected) return [`${place} must be a ${expected}`];
  if (typeof value === 'number') {
    const isFraction = ['integer', 'long'].includes(shape.type) && !Number.isInteger(value);
    return [...(isFraction ? [`${place} must be a whole number`] : []), ...problemsWithSize(value, shape, place)];
  }
  if (typeof value !== 'string' || shape.type === 'blob') return [];
  const { enum: allowed, pattern } = shape;
  return [
    ...(allowed !== undefined && !allowed.includes(value) ? [`${place} must be one of ${allowed.join(', ')}`] : []),
    ...(pattern !== undefined && !fits(value, pattern) ? [`${place} must fit ${pattern}`] : []),
    ...problemsWithSize([...value].length, shape, place),
  ];
}

function problemsWithSize(size: number, { min = -Infinity, max = Infinity }: Shape, place: string): readonly string[] {
  return size < min || size > max ? [`${place} must have a size from ${min} to ${max}, got ${size}`] : [];
}

/** A pattern is one of Java's, and must match the whole text. A pattern that JavaScript cannot read is not checked. */
function fits(value: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'su').test(value);
  } catch {
    return true;
  }
}

const EXPRESSION = '{% anything %}';

function isExpression(value: Json): boolean {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}');
}

/**
 * Reads and writes JSON by path. AWS uses Jayway's JSONPath, in which a path to a single value must find it: those
 * paths are read here, with Jayway's messages. Paths that select any number of values are passed to jsonpath-plus.
 */
import { JSONPath } from 'jsonpath-plus';
import { messageOf } from '../base/errors';
import { isObject, type Json, type JsonObject, objectOf } from '../base/json';
import { memoized } from '../base/memoized';
import { MAX_MILLISECONDS } from './expressions/bounds';
import { interruptible } from './expressions/interruptible';
import { translateFilters } from './filters';

/** A path that is malformed or selects nothing; the message is Jayway's. */
export class PathError extends Error {}

type Segment = string | number;

/**
 * Reads the value that a path, starting with `$`, selects.
 * @throws PathError if a path to a single value does not find it
 */
export function readPath(path: string, root: Json): Json {
  const segments = definiteSegments(path);
  if (segments !== undefined) return readSegments(segments, root);
  if (!SELECTS_MANY.test(path)) throw new PathError(`'${path}' is not a valid path.`);
  return select(path, root);
}

/**
 * A copy of `root` with `value` at the location of a path. Missing objects on the path are created; other values on the
 * path are replaced with an object.
 * @throws PathError if the path is not a Reference Path or points to an array item that does not exist
 */
export function writePath(path: string, root: Json, value: Json): Json {
  const segments = definiteSegments(path);
  if (segments === undefined) throw new PathError(`'${path}' is not a reference path.`);
  return writeSegments(segments, root, value);
}

const SEGMENT = /\.([^.[\]()*?\s'"]+)|\[(-?\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y;

/**
 * A wildcard, a descent, a filter, a slice or a list of names: everything with which a path can select several values.
 */
const SELECTS_MANY = /\*|\.\.|\[\?|\[\(|\[[^'"\]]*:|\[[^\]]*,/;

/**
 * The steps of a path, or undefined if it has a wildcard, a filter, a slice or anything else that can select several
 * values.
 */
const definiteSegments = memoized((path: string): readonly Segment[] | undefined => {
  if (!path.startsWith('$')) return undefined;
  const segments: Segment[] = [];
  SEGMENT.lastIndex = 1;
  while (SEGMENT.lastIndex < path.length) {
    const match = SEGMENT.exec(path);
    if (match === null) return undefined;
    const [, name, index, single, double] = match;
    segments.push(index === undefined ? (name ?? unquote(single, double)) : Number(index));
  }
  return segments;
});

/** Only the quote that encloses a name needs a backslash, and only that backslash is removed. */
function unquote(single: string | undefined, double: string | undefined): string {
  return single === undefined ? String(double).replaceAll('\\"', '"') : single.replaceAll("\\'", "'");
}

function readSegments(segments: readonly Segment[], root: Json): Json {
  let value = root;
  segments.forEach((segment, position) => {
    const found = step(value, segment);
    if (found === undefined) throw missing(segments, position, value);
    value = found;
  });
  return value;
}

function step(value: Json, segment: Segment): Json | undefined {
  if (typeof segment === 'number') return Array.isArray(value) ? value.at(segment) : undefined;
  return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

function missing(segments: readonly Segment[], position: number, value: Json): PathError {
  const upTo = (end: number) => `$${segments.slice(0, end).map(bracketed).join('')}`;
  const segment = segments[position];
  if (typeof segment === 'number') {
    if (!Array.isArray(value)) return new PathError(`Expected to find an array in path ${upTo(position)}`);
    return new PathError(`Index out of bounds when evaluating path ${upTo(position + 1)}`);
  }
  if (!isObject(value)) {
    return new PathError(`Expected to find an object with property ${bracketed(segment)} in path ${upTo(position)}`);
  }
  if (position < segments.length - 1) return new PathError(`Missing property in path ${upTo(position + 1)}`);
  return new PathError(`No results for path: ${upTo(position + 1)}`);
}

function bracketed(segment: Segment): string {
  return typeof segment === 'number' ? `[${segment}]` : `['${segment}']`;
}

function select(path: string, root: Json): Json {
  try {
    const translated = translateFilters(path);
    const find = (): unknown =>
      JSONPath({ ...translated, json: root, wrap: true, eval: 'safe', ignoreEvalErrors: true });
    // Only a regular expression can take long.
    const selected = path.includes('=~') ? interruptible(MAX_MILLISECONDS, find) : find();
    return Array.isArray(selected) ? (selected as Json[]) : [];
  } catch (error) {
    throw new PathError(messageOf(error));
  }
}

function writeSegments(segments: readonly Segment[], target: Json | undefined, value: Json): Json {
  if (segments.length === 0) return value;
  const [segment, ...rest] = segments;
  if (typeof segment === 'number') return writeItem(segment, rest, target, value);
  const base: JsonObject = objectOf(target);
  const inner = Object.hasOwn(base, segment) ? base[segment] : undefined;
  return { ...base, [segment]: writeSegments(rest, inner, value) };
}

function writeItem(index: number, rest: readonly Segment[], target: Json | undefined, value: Json): Json {
  if (!Array.isArray(target) || index < 0 || index >= target.length) {
    throw new PathError(`There is no array item at index ${index}.`);
  }
  return target.map((item, position) => (position === index ? writeSegments(rest, item, value) : item));
}

/**
 * Functions of JSONata itself that are different here: because of their random numbers or results, or because they
 * could take too long.
 */
import { jsonataError, type FunctionDefinition, type Original } from './aws-functions';
import type { Evaluation } from './evaluation';
import { checkPicture, mayHaveExponent } from './format-number';
import { textFunctions } from './text-functions';
import { timeFunctions } from './time-functions';

/** All except `$eval`, which AWS does not have. */
export const BUILT_INS = [
  ...['abs', 'append', 'assert', 'average', 'base64decode', 'base64encode', 'boolean', 'ceil', 'clone', 'contains'],
  ...['count', 'decodeUrl', 'decodeUrlComponent', 'distinct', 'each', 'encodeUrl', 'encodeUrlComponent', 'error'],
  ...['exists', 'filter', 'floor', 'formatBase', 'formatInteger', 'formatNumber', 'fromMillis', 'join', 'keys'],
  ...['length', 'lookup', 'lowercase', 'map', 'match', 'max', 'merge', 'min', 'not', 'now', 'number', 'pad'],
  ...['parseInteger', 'power', 'reduce', 'replace', 'reverse', 'round', 'shuffle', 'sift', 'single', 'sort', 'split'],
  ...['spread', 'sqrt', 'string', 'substring', 'substringAfter', 'substringBefore', 'sum', 'toMillis', 'trim', 'type'],
  ...['uppercase', 'zip'],
];

/** The functions whose results differ from JSONata's. */
export function changedFunctions(
  evaluation: () => Evaluation,
  original: Original,
): Readonly<Record<string, FunctionDefinition>> {
  return {
    ...textFunctions(evaluation, original),
    ...timeFunctions(evaluation, original),
    shuffle: {
      run: (list?: unknown[]) => list && shuffled(list, () => evaluation().random.next()),
      signature: '<a:a>',
    },
    sort: {
      run: (list?: unknown[], comparator?: unknown) =>
        list !== undefined && comparator === undefined ? sorted(list) : original('sort')(list, comparator),
      signature: '<af?:a>',
    },
    string: {
      // AWS returns a text here (floci-io/floci, its documentation of Step Functions); JSONata throws.
      run: (value: unknown, prettify = false) =>
        typeof value === 'number' && !Number.isFinite(value) ? String(value) : original('string')(value, prettify),
      signature: '<x-b?:s>',
    },
    formatNumber: {
      run: (value: unknown, picture: string, options?: unknown) => {
        if (value !== undefined) checkPicture(picture, options);
        return original('formatNumber')(value, picture, options);
      },
      signature: '<n-so?:s>',
    },
  };
}

/** Lists and texts below these sizes are always processed quickly. */
const SHORT_LIST = 500;
const SHORT_TEXT = 1_000;
const SHORT_WIDTH = 10_000;

/** The functions for which some calls take very long, or never end, without evaluating an expression. */
const SLOW_CALLS: Readonly<Record<string, (...args: unknown[]) => boolean>> = {
  distinct: isLongList,
  spread: isLongList,
  formatNumber: (_value, picture, options) => mayHaveExponent(picture, options),
  formatInteger: (_value, picture) => isLongText(picture),
  parseInteger: isLongText,
  fromMillis: (_value, picture) => hasLargeWidth(picture),
  now: hasLargeWidth,
  // JSONata creates a regular expression from the picture.
  toMillis: (_text, picture) => picture !== undefined,
  pad: (_text, width) => typeof width === 'number' && Math.abs(width) > SHORT_WIDTH,
  contains: areLongTexts,
  replace: areLongTexts,
  split: areLongTexts,
  substringAfter: areLongTexts,
  substringBefore: areLongTexts,
};

/** Whether a call has to be interruptible. */
export function isSlowCall(name: string, args: readonly unknown[]): boolean {
  return Object.hasOwn(SLOW_CALLS, name) && SLOW_CALLS[name](...args);
}

function isLongList(value: unknown): boolean {
  return Array.isArray(value) && value.length > SHORT_LIST;
}

function isLongText(value: unknown): boolean {
  return typeof value === 'string' && value.length > SHORT_TEXT;
}

function areLongTexts(text: unknown, sought: unknown): boolean {
  return isLongText(text) && isLongText(sought);
}

function hasLargeWidth(picture: unknown): boolean {
  return typeof picture === 'string' && (/\d{5}/.test(picture) || picture.length > SHORT_TEXT);
}

/** The Fisher-Yates shuffle. */
function shuffled(list: readonly unknown[], next: () => number): unknown[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}

/** Sorts numbers or texts. JSONata's own sort copies the list for each of its items. */
function sorted(list: readonly unknown[]): readonly unknown[] {
  if (list.length <= 1) return list;
  if (isListOf('number', list)) return [...list].sort((a, b) => a - b);
  if (isListOf('string', list)) return [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  throw jsonataError('D3070', { index: 1 });
}

function isListOf(type: 'number', list: readonly unknown[]): list is readonly number[];
function isListOf(type: 'string', list: readonly unknown[]): list is readonly string[];
function isListOf(type: string, list: readonly unknown[]): boolean {
  return list.every((item) => typeof item === type);
}

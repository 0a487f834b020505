/** The settings of a Map state: its items, the input of each, how many run at a time, and how many may fail. */
import { isObject, type Json, type JsonObject } from '../../base/json';
import { evaluateField, evaluateInteger, wrongType } from '../fields-jsonata';
import { effectiveInput, evaluateTemplate, readField, readInteger, readNumber } from '../fields-jsonpath';
import type { Visit } from '../visit';

/**
 * "The default value is 0, which places no limit on concurrency", but AWS runs at most this many at a time in each
 * mode.
 */
const MAX_AT_A_TIME = { INLINE: 40, DISTRIBUTED: 10_000 };

export type MapMode = keyof typeof MAX_AT_A_TIME;

/** A member of a list, or of an object, which has a key. */
export interface MapItem {
  readonly Value: Json;
  readonly Key?: string;
}

export interface MapPlan {
  readonly items: readonly MapItem[];
  readonly concurrency: number;
  /** The input of the item with this index. */
  readonly select: (index: number) => Promise<Json>;
  /** Evaluates how many items may fail. */
  readonly tolerance: () => Promise<Tolerance | undefined>;
}

/** Whether this number of failures is tolerated. Without a tolerance, the first failure is one too many. */
export type Tolerance = (failures: number) => boolean;

export async function mapPlan(visit: Visit, mode: MapMode): Promise<MapPlan> {
  return visit.usesJsonata ? jsonataPlan(visit, mode) : jsonpathPlan(visit, mode);
}

async function jsonataPlan(visit: Visit, mode: MapMode): Promise<MapPlan> {
  const { Items: source, ItemSelector: selector } = visit.state;
  const items = await jsonataItems(visit, source, mode);
  return {
    items,
    concurrency: concurrencyOf(await evaluateInteger(visit, 'MaxConcurrency'), mode),
    select: async (index) =>
      selector === undefined
        ? inputOf(items[index])
        : evaluateField(visit, selector, 'ItemSelector', { context: visit.context(mapContext(items, index)) }),
    tolerance: async () =>
      tolerance(
        visit,
        items.length,
        await evaluateInteger(visit, 'ToleratedFailureCount'),
        await evaluateInteger(visit, 'ToleratedFailurePercentage'),
      ),
  };
}

async function jsonataItems(visit: Visit, source: Json | undefined, mode: MapMode): Promise<readonly MapItem[]> {
  const given = source === undefined ? visit.input : await evaluateField(visit, source, 'Items');
  const items = itemsOf(given, mode);
  if (items !== undefined) return items;
  if (source !== undefined) throw wrongType(visit, source, 'Items', 'array', given);
  throw visit.evaluationFailure(undefined, `Map state input must be an array but was: ${JSON.stringify(given)}`);
}

/** The members of an object are items in distributed mode only, in either query language (developer guide, ItemsPath). */
function itemsOf(value: Json, mode: MapMode): readonly MapItem[] | undefined {
  if (Array.isArray(value)) return value.map((item) => ({ Value: item }));
  if (mode === 'INLINE' || !isObject(value)) return undefined;
  return Object.entries(value).map(([key, item]) => ({ Key: key, Value: item }));
}

/** What an item is to its iteration where no ItemSelector says otherwise (iwamot/sfnx, measured in September 2026). */
function inputOf(item: MapItem): Json {
  return item.Key === undefined ? item.Value : { Key: item.Key, Value: item.Value };
}

/** `Map` in the context object. */
export function mapContext(items: readonly MapItem[], index: number): JsonObject {
  return { Item: { Index: index, ...items[index] } };
}

function jsonpathPlan(visit: Visit, mode: MapMode): MapPlan {
  const scope = { visit, data: effectiveInput(visit) };
  const { ItemsPath: path, ItemSelector: selector = visit.state.Parameters } = visit.state;
  const items = itemsOf(typeof path === 'string' ? readField(path, scope) : scope.data, mode);
  if (items === undefined) {
    // AWS writes a path into the context object with one `$`.
    const shown = String(path ?? '$').replace(/^\$\$/, '$');
    throw visit.runtimeFailure(`Reference path "${shown}" must point to array.`);
  }
  return {
    items,
    concurrency: concurrencyOf(readInteger('MaxConcurrency', scope), mode),
    select: async (index) =>
      selector === undefined
        ? inputOf(items[index])
        : evaluateTemplate(selector, { ...scope, context: visit.context(mapContext(items, index)) }),
    tolerance: async () =>
      tolerance(
        visit,
        items.length,
        readInteger('ToleratedFailureCount', scope),
        readNumber('ToleratedFailurePercentage', scope),
      ),
  };
}

function concurrencyOf(limit: number | undefined, mode: MapMode): number {
  return Math.min(limit || Infinity, MAX_AT_A_TIME[mode]);
}

function tolerance(
  visit: Visit,
  total: number,
  count: number | undefined,
  percentage: number | undefined,
): Tolerance | undefined {
  if (count !== undefined && count < 0) throw visit.runtimeFailure('ToleratedFailureCount cannot be negative.');
  if (percentage !== undefined && (percentage < 0 || percentage > 100)) {
    throw visit.runtimeFailure('ToleratedFailurePercentage must be between 0 and 100.');
  }
  // A threshold of 0 counts as none (iwamot/sfnx, measured in September 2026).
  if (!count && !percentage) return undefined;
  return (failures) => failures <= (count || Infinity) && failures * 100 <= (percentage || 100) * total;
}

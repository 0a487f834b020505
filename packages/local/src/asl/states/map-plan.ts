/** The settings of a Map state: its items, the input of each, how many run at a time, and how many may fail. */
import type { Json, JsonObject } from '../../base/json';
import { checkType, evaluateField, evaluateInteger } from '../fields-jsonata';
import { effectiveInput, evaluateTemplate, readField, readInteger, readNumber } from '../fields-jsonpath';
import type { Visit } from '../visit';

/**
 * "The default value is 0, which places no limit on concurrency", but AWS runs at most this many at a time in each
 * mode.
 */
const MAX_AT_A_TIME = { INLINE: 40, DISTRIBUTED: 10_000 };

export type MapMode = keyof typeof MAX_AT_A_TIME;

export interface MapPlan {
  readonly items: readonly Json[];
  readonly concurrency: number;
  /** An item's input. */
  readonly select: (item: Json, mapContext: JsonObject) => Promise<Json>;
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
  const items = await jsonataItems(visit, source);
  return {
    items,
    concurrency: concurrencyOf(await evaluateInteger(visit, 'MaxConcurrency'), mode),
    select: async (item, mapContext) =>
      selector === undefined
        ? item
        : evaluateField(visit, selector, 'ItemSelector', { context: visit.context(mapContext) }),
    tolerance: async () =>
      tolerance(
        visit,
        items.length,
        await evaluateInteger(visit, 'ToleratedFailureCount'),
        await evaluateInteger(visit, 'ToleratedFailurePercentage'),
      ),
  };
}

async function jsonataItems(visit: Visit, source: Json | undefined): Promise<Json[]> {
  const items = source === undefined ? visit.input : await checkType(visit, source, 'Items', 'array');
  if (Array.isArray(items)) return items;
  throw visit.evaluationFailure(undefined, `Map state input must be an array but was: ${JSON.stringify(items)}`);
}

function jsonpathPlan(visit: Visit, mode: MapMode): MapPlan {
  const scope = { visit, data: effectiveInput(visit) };
  const { ItemsPath: path, ItemSelector: selector = visit.state.Parameters } = visit.state;
  const items = typeof path === 'string' ? readField(path, scope) : scope.data;
  if (!Array.isArray(items)) {
    // AWS writes a path into the context object with one `$`.
    const shown = String(path ?? '$').replace(/^\$\$/, '$');
    throw visit.runtimeFailure(`Reference path "${shown}" must point to array.`);
  }
  return {
    items,
    concurrency: concurrencyOf(readInteger('MaxConcurrency', scope), mode),
    select: async (item, mapContext) =>
      selector === undefined ? item : evaluateTemplate(selector, { ...scope, context: visit.context(mapContext) }),
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
  if (!count && !percentage) return undefined;
  const most = Math.min(count ?? Infinity, ((percentage ?? 100) * total) / 100);
  return (failures) => failures <= most;
}

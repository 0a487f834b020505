/** The stages of a Map whose iterations are mocked. */
import { type Inspected } from './inspected';
import { resultInstead } from './mock';
import { type StateTest } from './request';
import { toleranceExceeded } from '../../../asl/errors';
import { checkType, evaluateField, evaluateInteger } from '../../../asl/fields-jsonata';
import { effectiveInput, evaluateTemplate, readField, readInteger } from '../../../asl/fields-jsonpath';
import { type Visit } from '../../../asl/visit';
import { isObject, type Json, type JsonObject, listOf } from '../../../base/json';

export async function mapResult(test: StateTest, visit: Visit, inspected: Inspected): Promise<Json> {
  const items = await itemsOf(test, visit, inspected);
  await inspectSelected(visit, items, inspected);
  const figure = (field: string): Promise<number | undefined> => integerAt(visit, field);
  inspected.number('maxConcurrency', (await figure('MaxConcurrency')) ?? 0);
  const [count, percentage] = [await figure('ToleratedFailureCount'), await figure('ToleratedFailurePercentage')];
  inspected.number('toleratedFailureCount', count);
  inspected.number('toleratedFailurePercentage', percentage);
  const result = resultInstead(test);
  const { failedIterations } = test.configuration;
  const most = Math.min(count ?? Infinity, ((percentage ?? Infinity) * items.length) / 100);
  if (failedIterations > most) throw toleranceExceeded();
  return result;
}

/** What an ItemReader reads is part of the test, and not a stage of its own. */
async function itemsOf({ configuration }: StateTest, visit: Visit, inspected: Inspected): Promise<Json[]> {
  const { ItemReader: reader, Items: source, ItemsPath: path } = visit.state;
  if (reader !== undefined) return readItems(configuration.itemReaderData, reader, inspected);
  if (visit.usesJsonata) {
    const items = source === undefined ? visit.input : await checkType(visit, source, 'Items', 'array');
    if (Array.isArray(items)) return items;
    throw visit.runtimeFailure('The input of a Map state without Items must be an array.');
  }
  const scope = { visit, data: effectiveInput(visit) };
  const items = typeof path === 'string' ? readField(path, scope) : scope.data;
  if (!Array.isArray(items)) {
    throw visit.runtimeFailure(`Reference path "${String(path ?? '$').replace(/^\$\$/, '$')}" must point to array.`);
  }
  inspected.text('afterItemsPath', items);
  return items;
}

/** Data that is not a list, such as the text of a file, counts as no items here. */
function readItems(data: Json | undefined, reader: Json, inspected: Inspected): Json[] {
  const config = isObject(reader) ? reader.ReaderConfig : undefined;
  const pointer = isObject(config) ? config.ItemsPointer : undefined;
  const items = typeof pointer === 'string' && data !== undefined ? valueAt(data, pointer) : data;
  if (typeof pointer === 'string') inspected.text('afterItemsPointer', items);
  return listOf(items);
}

/** A JSON pointer, RFC 6901. */
function valueAt(data: Json, pointer: string): Json | undefined {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isObject(value) ? value[key] : undefined;
  }, data);
}

async function inspectSelected(visit: Visit, items: readonly Json[], inspected: Inspected): Promise<void> {
  const { ItemSelector: selector = visit.state.Parameters } = visit.state;
  if (selector === undefined) return;
  const selected: Json[] = [];
  for (const [index, value] of items.entries()) selected.push(await select(visit, selector, { index, value }));
  inspected.text('afterItemSelector', selected);
}

async function select(visit: Visit, selector: Json, item: { index: number; value: Json }): Promise<Json> {
  const context: JsonObject = { ...visit.context(), Map: { Item: { Index: item.index, Value: item.value } } };
  if (visit.usesJsonata) return evaluateField(visit, selector, 'ItemSelector', { context });
  return evaluateTemplate(selector, { visit, data: effectiveInput(visit), context });
}

async function integerAt(visit: Visit, field: string): Promise<number | undefined> {
  return visit.usesJsonata ? evaluateInteger(visit, field) : readInteger(field, { visit, data: effectiveInput(visit) });
}

import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject, listOf } from 'sentiment-form-local/lib/base/json';

/** Every state of a definition by its name, including those of branches and processors. */
export function statesIn(machine: Json): [name: string, fields: JsonObject][] {
  if (!isObject(machine) || !isObject(machine.States)) return [];
  return Object.entries(machine.States).flatMap(([name, fields]): [string, JsonObject][] => {
    if (!isObject(fields)) return [];
    const inner = [...listOf(fields.Branches), fields.ItemProcessor, fields.Iterator];
    return [[name, fields], ...inner.flatMap((other) => statesIn(other ?? null))];
  });
}

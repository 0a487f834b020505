import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';

/** Every state of a definition by its name, those of branches and of processors included. */
export function statesIn(machine: Json): [name: string, fields: JsonObject][] {
  if (!isObject(machine) || !isObject(machine.States)) return [];
  return Object.entries(machine.States).flatMap(([name, fields]): [string, JsonObject][] => {
    if (!isObject(fields)) return [];
    const inner = [...(Array.isArray(fields.Branches) ? fields.Branches : []), fields.ItemProcessor, fields.Iterator];
    return [[name, fields], ...inner.flatMap((other) => statesIn(other ?? null))];
  });
}

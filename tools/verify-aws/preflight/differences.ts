/** The differences between two answers, with their locations. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';

/** A line for each location, with AWS's value and the runner's value. */
export function differences(aws: JsonObject, here: JsonObject): readonly string[] {
  return differencesAt('', readable(aws), readable(here));
}

function differencesAt(place: string, aws: Json | undefined, here: Json | undefined): string[] {
  if (isObject(aws) && isObject(here)) {
    const names = new Set([...Object.keys(aws), ...Object.keys(here)]);
    return [...names].flatMap((name) => differencesAt(`${place}/${name}`, aws[name], here[name]));
  }
  if (Array.isArray(aws) && Array.isArray(here) && aws.length === here.length) {
    return aws.flatMap((item, index) => differencesAt(`${place}/${index}`, item, here[index]));
  }
  if (JSON.stringify(aws) === JSON.stringify(here)) return [];
  return [`${place || '/'}: AWS has ${shown(aws)}, the runner ${shown(here)}`];
}

/** Strings that contain JSON are compared by content: the order of members does not matter. */
function readable(value: Json): Json {
  if (Array.isArray(value)) return value.map(readable);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, readable(item)]));
  if (typeof value !== 'string' || !/^[[{"]/.test(value)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

const MAX_SHOWN = 200;

function shown(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text;
}

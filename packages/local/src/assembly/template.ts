import { readFileSync } from 'node:fs';
import { isObject, type Json, type JsonObject, objectOf } from '../base/json';
import { StartError } from '../base/start-error';

/** A CloudFormation template, with the parts that are used here. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Parameters: Readonly<Record<string, JsonObject>>;
  readonly Mappings: Readonly<Record<string, JsonObject>>;
  readonly Rules: Readonly<Record<string, JsonObject>>;
  readonly Conditions: Readonly<Record<string, Json>>;
  readonly Outputs: Readonly<Record<string, JsonObject>>;
}

/** One resource of a template, with unresolved values. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: JsonObject;
  readonly Metadata: JsonObject;
  readonly Condition?: string;
  readonly DependsOn: readonly string[];
}

/** Reads and checks a template file. */
export function readTemplate(file: string): Template {
  const parsed = parse(file);
  if (!isObject(parsed)) throw new StartError(`${file} is not a CloudFormation template: expected a JSON object.`);
  return toTemplate(parsed, file);
}

/** Adds the missing sections to a raw template. */
export function toTemplate(raw: JsonObject, file: string): Template {
  return {
    Resources: mapObject(section(raw, 'Resources', file), (resource, id) => toResource(resource, `${file}: ${id}`)),
    Parameters: objects(raw, 'Parameters', file),
    Mappings: objects(raw, 'Mappings', file),
    Rules: objects(raw, 'Rules', file),
    Conditions: section(raw, 'Conditions', file),
    Outputs: objects(raw, 'Outputs', file),
  };
}

function parse(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch (error) {
    throw new StartError(`Cannot read the template ${file}. Synthesize the app again with "npx cdk synth".`, {
      cause: error,
    });
  }
}

function section(raw: JsonObject, name: string, file: string): JsonObject {
  const value = raw[name] ?? {};
  if (!isObject(value)) throw new StartError(`${file}: "${name}" must be an object.`);
  return value;
}

function objects(raw: JsonObject, name: string, file: string): Record<string, JsonObject> {
  return mapObject(section(raw, name, file), (value, id) => {
    if (!isObject(value)) throw new StartError(`${file}: "${name}.${id}" must be an object.`);
    return value;
  });
}

function toResource(value: Json, where: string): TemplateResource {
  if (!isObject(value) || typeof value.Type !== 'string') throw new StartError(`${where} has no "Type".`);
  return {
    Type: value.Type,
    Properties: objectOf(value.Properties),
    Metadata: objectOf(value.Metadata),
    Condition: typeof value.Condition === 'string' ? value.Condition : undefined,
    DependsOn: [value.DependsOn ?? []].flat().filter((id) => typeof id === 'string'),
  };
}

function mapObject<T>(object: JsonObject, convert: (value: Json, key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, convert(value, key)]));
}

/**
 * Arguments with which a task cannot be started: Step Functions checks them against the API's model before it calls the
 * service. The messages are from public reports: a number as the `Payload` of `lambda:invoke`, an additional
 * `TaskToken`, and `onStatusReason` instead of `OnStatusReason`. What AWS checks for the other types of the model is
 * not known.
 */
import { integrationResource } from './resource';
import { isObject, type Json, objectOf } from '../../../base/json';
import { type Api, type Shape, shapeNamed, shapeOf } from '../../api-shapes';
import { memberOf } from '../../text-parameters';

/** What is wrong with the arguments of a Task, with AWS's message; nothing if the API's model is not here. */
export function argumentProblems(resource: string, args: Json): string[] {
  const { api = '', operation = '', pattern } = integrationResource(resource) ?? {};
  const input = pattern === undefined ? shapeOf(api, operation, 'input') : undefined;
  return input === undefined ? [] : [...problemsOf(input.api, input.shape, objectOf(args))];
}

function* problemsOf(api: Api, shape: Shape, value: Json): Generator<string> {
  if ('items' in shape && Array.isArray(value)) {
    for (const item of value) yield* problemsOf(api, shapeNamed(api, shape.items), item);
  } else if ('members' in shape && isObject(value) && !isDocument(shape.members)) {
    yield* structureProblems(api, shape.members, value);
  } else if ('values' in shape && isObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* fieldProblems(api, shape.values, key, item);
  }
}

function* structureProblems(
  api: Api,
  members: Readonly<Record<string, string>>,
  value: Readonly<Record<string, Json>>,
): Generator<string> {
  for (const [key, item] of Object.entries(value)) {
    const member = isCapital(key) ? memberOf(members, key) : undefined;
    if (member === undefined) yield `The field "${key}" is not supported by Step Functions`;
    else yield* fieldProblems(api, member, key, item);
  }
}

function* fieldProblems(api: Api, shapeName: string, key: string, value: Json): Generator<string> {
  const shape = shapeNamed(api, shapeName);
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  if ('type' in shape && shape.type === 's' && isScalar) yield `The value for the field '${key}' must be a STRING`;
  else yield* problemsOf(api, shape, value);
}

/** In the models, any JSON is a structure without members. */
function isDocument(members: Readonly<Record<string, string>>): boolean {
  return Object.keys(members).length === 0;
}

/** State machines use an initial capital for every member, whatever the API does. */
function isCapital(key: string): boolean {
  return /^[^a-z]/.test(key);
}

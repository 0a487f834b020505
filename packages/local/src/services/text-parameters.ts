/** How Step Functions converts parameters that are strings in an API: an object or a list becomes JSON text. */
import { Api, Shape, shapeNamed, shapeOf, stateMachineName } from './api-shapes';
import { parsedJson, objectOf, Json, isObject } from '../base/json';

/**
 * The arguments, in which every object or list is converted to JSON text if the API's model has a string there, at any
 * depth.
 * @param service as in the resource, e.g. `eventbridge`
 */
export function encodeTextParameters(service: string, operation: string, args: Json): Json {
  const input = shapeOf(service, operation, 'input');
  return input === undefined ? args : encoded(input.api, input.shape, args);
}

function encoded(api: Api, shape: Shape, value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in shape) return shape.type === 's' ? JSON.stringify(value) : value;
  if ('items' in shape) return eachEncoded(api, shape.items, value);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const inner = 'values' in shape ? shape.values : memberOf(shape.members, key);
      return [key, inner === undefined ? item : encoded(api, shapeNamed(api, inner), item)];
    }),
  );
}

function eachEncoded(api: Api, items: string, value: Json): Json {
  return Array.isArray(value) ? value.map((item) => encoded(api, shapeNamed(api, items), item)) : value;
}

/** State machines use the SDK's name of a member; the API's own name is accepted, too. */
export function memberOf(members: Readonly<Record<string, string>>, key: string): string | undefined {
  const name = Object.keys(members).find((member) => member === key || stateMachineName(member) === key);
  return name === undefined ? undefined : members[name];
}

/**
 * A member that is any JSON in an optimized integration, and a string in the API: everything except strings becomes
 * JSON text. `null` is not a value: SQS reports that its body is missing (recorded by localstack).
 */
export function encodeText(name: 'MessageBody' | 'Message' | 'Detail'): (args: Json) => Json {
  return (args) => {
    const { [name]: body, ...rest } = objectOf(args);
    if (body === null) return rest;
    if (body === undefined || typeof body === 'string') return args;
    return { ...rest, [name]: JSON.stringify(body) };
  };
}

/**
 * Lambda's optimized integration: `Payload` is any JSON in a state machine, and a string in the API. A string that is
 * JSON is passed unchanged, any other as a JSON string; `null` is an empty object.
 */
export function encodePayload(args: Json): Json {
  const { Payload: payload, ...rest } = objectOf(args);
  return payload === undefined ? rest : { ...rest, Payload: payloadText(payload) };
}

function payloadText(payload: Json): string {
  if (payload === null) return '{}';
  return typeof payload === 'string' && parsedJson(payload) !== undefined ? payload : JSON.stringify(payload);
}

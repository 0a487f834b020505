/** Times in the answers of SDK integrations. */
import { isObject, type Json } from '../../../base/json';
import { type Api, type Shape, shapeNamed, shapeOf } from '../../api-shapes';

/**
 * The answer with each time as text, as AWS gives it to a state machine (floci-io/floci, measured), and without the names of types
 * that only the wire has.
 * @param service as in the resource, e.g. `sfn`
 */
export function withTimesAsText(service: string, operation: string, answer: Json): Json {
  const output = shapeOf(service, operation, 'output');
  return output === undefined ? answer : readable(output.api, output.shape, answer);
}

function readable(api: Api, shape: Shape, value: Json): Json {
  if ('type' in shape) {
    return shape.type === 't' && typeof value === 'number' ? new Date(value * 1000).toISOString() : value;
  }
  if (Array.isArray(value)) {
    return 'items' in shape ? value.map((item) => readable(api, shapeNamed(api, shape.items), item)) : value;
  }
  if (!isObject(value) || 'items' in shape) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '__type');
  return Object.fromEntries(
    entries.map(([key, item]) => {
      const inner = 'values' in shape ? shape.values : shape.members[key];
      return [key, inner === undefined ? item : readable(api, shapeNamed(api, inner), item)];
    }),
  );
}

/** What DynamoDB takes as the value of an attribute. */
import type { Json } from 'sentiment-form-local/lib/asl';
import { isObject } from 'sentiment-form-local/lib/base/json';
import { ServiceError } from 'sentiment-form-local/lib/services/service';
import { invalid } from './items';

/** The types that the form backend uses, and what their content is in JSON. */
const TYPES: Readonly<Record<string, (content: Json) => boolean>> = {
  S: (content) => typeof content === 'string',
  N: (content) => typeof content === 'string',
  BOOL: (content) => typeof content === 'boolean',
  SS: (content) => Array.isArray(content) && content.every((text) => typeof text === 'string'),
  M: isObject,
};

/** Refuses a value that has no type, that has two types, or whose content does not have its type. */
export function checkAttribute(value: Json): void {
  const [[type, content] = ['', null], another] = isObject(value) ? Object.entries(value) : [];
  if (TYPES[type] === undefined || another !== undefined) {
    throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  }
  if (!TYPES[type](content)) throw new ServiceError('SerializationException', `${type} is of another type.`);
  if (type === 'N' && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(String(content))) {
    throw invalid(`The parameter cannot be converted to a numeric value: ${String(content)}`);
  }
  if (isObject(content)) Object.values(content).forEach(checkAttribute);
}

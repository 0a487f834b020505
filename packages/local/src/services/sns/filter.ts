/** Filter policies: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html */
import { SubscriptionDescription } from './description';
import { parsedJson, Json, JsonObject, objectOf, stringOf } from '../../base/json';
import { matchesPattern } from '../events/pattern';

/** Whether a subscription accepts a message with this text and these attributes. */
export function takes(
  { filterPolicy, filterScope }: SubscriptionDescription,
  message: string,
  attributes: JsonObject,
): boolean {
  if (filterPolicy === undefined) return true;
  return matchesPattern(filterPolicy, filterScope === 'MessageBody' ? parsedJson(message) : valuesOf(attributes));
}

function valuesOf(attributes: JsonObject): JsonObject {
  const values = Object.entries(attributes).map(([name, attribute]) => [name, valueOf(objectOf(attribute))] as const);
  // Binary attributes are ignored.
  return Object.fromEntries(values.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function valueOf({ DataType: type, StringValue: value }: JsonObject): Json | undefined {
  const text = stringOf(value) ?? '';
  if (type === 'String.Array') return parsedJson(text);
  if (type === 'Number') return Number(text);
  return type === 'Binary' ? undefined : text;
}

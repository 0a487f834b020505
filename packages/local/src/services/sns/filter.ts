/** Filter policies: https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html */
import { SubscriptionDescription } from './description';
import { Json, JsonObject } from '../../asl/contract';
import { matchesPattern } from '../events/pattern';
import { objectOf, stringOf } from '../input';

/** Whether a subscription takes a message with this text and these attributes. */
export function takes(
  { filterPolicy, filterScope }: SubscriptionDescription,
  message: string,
  attributes: JsonObject,
): boolean {
  if (filterPolicy === undefined) return true;
  return matchesPattern(filterPolicy, filterScope === 'MessageBody' ? parsed(message) : valuesOf(attributes));
}

function valuesOf(attributes: JsonObject): JsonObject {
  const values = Object.entries(attributes).map(([name, attribute]) => [name, valueOf(objectOf(attribute))] as const);
  // Binary attributes are not looked at.
  return Object.fromEntries(values.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function valueOf({ DataType: type, StringValue: value }: JsonObject): Json | undefined {
  const text = stringOf(value) ?? '';
  if (type === 'String.Array') return parsed(text);
  if (type === 'Number') return Number(text);
  return type === 'Binary' ? undefined : text;
}

/** Text that is no JSON meets no policy. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

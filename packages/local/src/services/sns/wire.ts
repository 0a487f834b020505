/** SNS uses AWS's Query protocol. */
import { type Json, member, objectOf } from '../../base/json';
import { type QueryWire } from '../wire';

export const snsWire: QueryWire = {
  protocol: 'query',
  namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  actions: {
    ListTopics: ({ Action: _action, Version: _version, ...rest }) => rest,
    Publish: ({ Action: _action, Version: _version, MessageAttributes: attributes, ...rest }) => ({
      ...rest,
      ...(attributes !== undefined && { MessageAttributes: attributesOf(attributes) }),
    }),
  },
  codeOf: (name) => CODES[name] ?? name.replace(/Exception$/, ''),
};

/**
 * Codes that differ from the name without its suffix:
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors
 */
const CODES: Readonly<Record<string, string | undefined>> = {
  InvalidParameterValueException: 'ParameterValueInvalid',
  ValidationException: 'ValidationException',
};

/** Converts `MessageAttributes.entry.1.Name` and `.Value` to a map. */
function attributesOf(attributes: Json): Json {
  const entries = member(attributes, 'entry');
  const pairs = Object.values(objectOf(entries));
  return Object.fromEntries(pairs.map((entry) => [String(member(entry, 'Name')), member(entry, 'Value') ?? {}]));
}

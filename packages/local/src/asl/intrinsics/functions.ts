/** Which intrinsic functions exist, and how many arguments each takes. */
import { Call } from './arguments';
import { array, contains, getItem, length, partition, range, unique } from './arrays';
import { jsonToString, merge, stringToJson } from './json';
import { add, randomBetween } from './numbers';
import { base64Decode, base64Encode, format, hash, split } from './strings';
import { Json } from '../../base/json';

/** One function and its arity. */
export interface IntrinsicFunction {
  readonly run: (call: Call) => Json;
  readonly least: number;
  readonly most: number;
}

/** Every function by its full name. */
export const functions: Readonly<Record<string, IntrinsicFunction>> = {
  'States.Array': { run: array, least: 0, most: Infinity },
  'States.ArrayPartition': { run: partition, least: 2, most: 2 },
  'States.ArrayContains': { run: contains, least: 2, most: 2 },
  'States.ArrayRange': { run: range, least: 3, most: 3 },
  'States.ArrayGetItem': { run: getItem, least: 2, most: 2 },
  'States.ArrayLength': { run: length, least: 1, most: 1 },
  'States.ArrayUnique': { run: unique, least: 1, most: 1 },
  'States.Base64Encode': { run: base64Encode, least: 1, most: 1 },
  'States.Base64Decode': { run: base64Decode, least: 1, most: 1 },
  'States.Hash': { run: hash, least: 2, most: 2 },
  'States.JsonMerge': { run: merge, least: 3, most: 3 },
  'States.StringToJson': { run: stringToJson, least: 1, most: 1 },
  'States.JsonToString': { run: jsonToString, least: 1, most: 1 },
  'States.MathRandom': { run: randomBetween, least: 2, most: 3 },
  'States.MathAdd': { run: add, least: 2, most: 2 },
  'States.StringSplit': { run: split, least: 2, most: 2 },
  'States.UUID': { run: ({ random }) => random.uuid(), least: 0, most: 0 },
  'States.Format': { run: format, least: 1, most: Infinity },
};

/** The intrinsic functions of CloudFormation, by name. */
import { and, equals, ifCondition, not, or } from './conditions';
import { type Intrinsic } from './contract';
import { findInMap, getAzs } from './lookups';
import { getAtt, importValue, ref, sub } from './references';
import { base64, join, length, select, split, toJsonString } from './texts';
import { StartError } from '../../base/start-error';

const INTRINSICS = new Map<string, Intrinsic>([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::ImportValue', importValue],
  ['Fn::Sub', sub],
  ['Fn::Join', join],
  ['Fn::Split', split],
  ['Fn::Select', select],
  ['Fn::Base64', base64],
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJsonString],
  ['Fn::If', ifCondition],
  ['Fn::Equals', equals],
  ['Fn::And', and],
  ['Fn::Or', or],
  ['Fn::Not', not],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAZs', getAzs],
]);

/** The function that an object with this single key calls; undefined for an ordinary key. */
export function intrinsicOf(key: string): Intrinsic | undefined {
  const intrinsic = INTRINSICS.get(key);
  if (intrinsic === undefined && key.startsWith('Fn::')) {
    throw new StartError(`${key} is not supported here. Supported: ${[...INTRINSICS.keys()].join(', ')}.`);
  }
  return intrinsic;
}

import { list, text } from './arguments';
import { type Intrinsic } from './contract';
import { AVAILABILITY_ZONES, ENVIRONMENT } from '../../base/arn';
import { isObject } from '../../base/json';
import { StartError } from '../../base/start-error';

/** `Fn::FindInMap`: a value of a mapping, or the default in the fourth entry. */
export const findInMap: Intrinsic = (argument, scope) => {
  const [map, top, second, options] = list('Fn::FindInMap', argument, 3, 4);
  const [name, first, last] = [map, top, second].map((part) => text('Fn::FindInMap', part, scope));
  const group = scope.mapping(name)[first];
  const found = isObject(group) ? group[last] : undefined;
  if (found !== undefined) return found;
  if (isObject(options) && options.DefaultValue !== undefined) return scope.resolve(options.DefaultValue);
  throw new StartError(`Fn::FindInMap: the mapping "${name}" has no value under "${first}", "${last}".`);
};

/** `Fn::GetAZs`: the Availability Zones of the Region. */
export const getAzs: Intrinsic = (argument, scope) => {
  const region = text('Fn::GetAZs', argument, scope) || ENVIRONMENT.region;
  if (region === ENVIRONMENT.region) return AVAILABILITY_ZONES;
  throw new StartError(`Fn::GetAZs is only supported for the region ${ENVIRONMENT.region}, got: ${region}`);
};

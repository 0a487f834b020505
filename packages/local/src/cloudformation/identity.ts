/** The identity of a resource once it is deployed: the value of its `Ref` and its attributes. */
import { type Identity, type Nameable, nameOf } from './names';
import { type ResourceTypes } from './resource-type';
import { arn } from '../base/arn';
import { type Json } from '../base/json';
import { StartError } from '../base/start-error';

/**
 * The names of a resource; a type that is not listed gets plausible ones, so that resources that refer to it still
 * start.
 */
export function identityOf(resource: Nameable, types: ResourceTypes): Identity {
  return (types[resource.type]?.identify ?? unlisted)(resource);
}

/** Reads one attribute, or throws an error with the ones that exist. */
export function attributeOf(resource: Nameable, attribute: string, types: ResourceTypes): Json {
  const { ref, attributes } = identityOf(resource, types);
  if (Object.hasOwn(attributes, attribute)) return attributes[attribute];
  if (types[resource.type]?.identify) throw noAttribute(resource, attribute, Object.keys(attributes));
  return `${ref}-${attribute}`;
}

function noAttribute({ logicalId, type }: Nameable, attribute: string, names: readonly string[]): StartError {
  const what = `${logicalId} (${type}) has no attribute "${attribute}".`;
  return new StartError(
    names.length === 0
      ? `${what} It has no attributes: use Ref instead of Fn::GetAtt.`
      : `${what} It has: ${names.join(', ')}. Use one of them in Fn::GetAtt, or Ref.`,
  );
}

function unlisted(r: Nameable): Identity {
  const name = nameOf(r, 'Name', 64);
  const service = (r.type.split('::')[1] ?? 'custom').toLowerCase();
  return { ref: name, attributes: { Arn: arn(service, name) } };
}

/** Custom resources that the runner handles itself: their functions are not needed. */
import { type DeployedResource } from './deploy';
import { listOf } from '../base/json';

/**
 * Leaves out the functions that serve only custom resources handled here, and the layers that no other function uses.
 */
export function withoutKnownProviders(resources: readonly DeployedResource[]): DeployedResource[] {
  const known = new Set<string>();
  const unknown = new Set<string>();
  for (const resource of resources.filter(isCustom)) {
    const isKnown = resource.treatment.outcome !== 'cannot run';
    (isKnown ? known : unknown).add(String(resource.properties().ServiceToken));
  }
  const isProvider = (arn: string): boolean => known.has(arn) && !unknown.has(arn);
  const others = resources.filter((resource) => !isFunction(resource) || !isProvider(resource.attribute('Arn')));
  const layersInUse = new Set(others.filter(isFunction).flatMap(layersOf));
  return others.filter(({ type, ref }) => type !== 'AWS::Lambda::LayerVersion' || layersInUse.has(ref));
}

function isFunction({ type }: DeployedResource): boolean {
  return type === 'AWS::Lambda::Function';
}

function isCustom({ type }: DeployedResource): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

function layersOf(fn: DeployedResource): string[] {
  const { Layers: layers } = fn.properties();
  return listOf(layers).map(String);
}

/** The resources of an assembly, resolved with what the services know about their types. */
import { type Assembly } from '../assembly/read-assembly';
import { deploy, type DeployedResource } from '../cloudformation/deploy';
import { type ResourceTypes } from '../cloudformation/resource-type';
import { TYPES_OF_NO_SERVICE } from '../cloudformation/types';
import { SERVICE_RESOURCES } from '../services/registry';

/** Every known resource type. */
export const RESOURCE_TYPES: ResourceTypes = Object.assign(
  {},
  TYPES_OF_NO_SERVICE,
  ...SERVICE_RESOURCES.map(({ types }) => types),
) as ResourceTypes;

/** Everything that would be deployed. */
export function deployedResources(assembly: Assembly): DeployedResource[] {
  return deploy(assembly, RESOURCE_TYPES);
}

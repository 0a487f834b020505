import { type DeployedResource } from './deploy';
import { type Notice } from './notice';
import { treatmentOf } from './resource-types';

/** One notice for every resource of a type that cannot be run. */
export function noticesOfResourceTypes(resources: readonly DeployedResource[]): Notice[] {
  return resources.flatMap(({ path, type }) => {
    const treatment = treatmentOf(type);
    return treatment.outcome === 'cannot run' ? [{ path, type, message: treatment.consequence }] : [];
  });
}

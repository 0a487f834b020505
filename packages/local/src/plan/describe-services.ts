/** Reads what each service has in the templates. */
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';
import { type Planned } from '../cloudformation/planned';
import { type Described, type ServiceResources } from '../services/definition';
import { type PlannedResources, SERVICE_RESOURCES } from '../services/registry';

/** By the services' keys, and what of it cannot be run. */
export function describeServices(
  resources: readonly DeployedResource[],
  scratchDir: string,
): { planned: PlannedResources; notices: Notice[] } {
  const done = new Map<string, Described<unknown>>();
  const described = (service: ServiceResources): Described<unknown> => {
    const known = done.get(service.key) ?? service.describe(resources, { scratchDir, described: plannedOf });
    done.set(service.key, known);
    return known;
  };
  // Each service has described its own, whatever has asked for it first.
  function plannedOf<T>(service: ServiceResources<string, T>): readonly Planned<T>[] {
    return described(service).planned as readonly Planned<T>[];
  }
  const all = SERVICE_RESOURCES.map((service) => [service.key, described(service)] as const);
  return {
    // The registry's own type says what each of its services describes.
    planned: Object.fromEntries(all.map(([key, { planned }]) => [key, planned])) as PlannedResources,
    notices: all.flatMap(([, { notices }]) => notices),
  };
}

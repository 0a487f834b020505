/** Reads the resources of each service from the templates. */
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';
import { type Planned } from '../cloudformation/planned';
import { type Described, type ServiceResources } from '../services/definition';
import { type PlannedResources, SERVICE_RESOURCES } from '../services/registry';

/** By the keys of the services, and notices about what cannot run. */
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
  // Each service describes its own resources once, whatever needs them first.
  function plannedOf<T>(service: ServiceResources<string, T>): readonly Planned<T>[] {
    return described(service).planned as readonly Planned<T>[];
  }
  const all = SERVICE_RESOURCES.map((service) => [service.key, described(service)] as const);
  return {
    // The type of the registry says what each service describes.
    planned: Object.fromEntries(all.map(([key, { planned }]) => [key, planned])) as PlannedResources,
    notices: all.flatMap(([, { notices }]) => notices),
  };
}

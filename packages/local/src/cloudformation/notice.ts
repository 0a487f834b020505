import { type DeployedResource } from './deploy';

/** Something in a template that does not work here, reported at each start. */
export interface Notice {
  /** The construct path. */
  readonly path: string;
  /** The resource type. */
  readonly type: string;
  /** What will not work. */
  readonly message: string;
}

/** One notice for every resource of a type that cannot be run. */
export function noticesOfResourceTypes(resources: readonly DeployedResource[]): Notice[] {
  return resources.flatMap(({ path, type, treatment }) =>
    treatment.outcome === 'cannot run' ? [{ path, type, message: treatment.consequence }] : [],
  );
}

import { type DeployedResource } from './deploy';

/** A description of something that will run, with its names in the app. */
export interface Planned<T> {
  /** The construct path. */
  readonly path: string;
  readonly logicalId: string;
  readonly description: T;
}

/** The resources of one type, described, in the order of the templates. */
export function plannedOf<T>(
  resources: readonly DeployedResource[],
  resourceType: string,
  describe: (resource: DeployedResource) => T,
): Planned<T>[] {
  return resources
    .filter(({ type }) => type === resourceType)
    .map((resource) => ({ path: resource.path, logicalId: resource.logicalId, description: describe(resource) }));
}

/** The descriptions alone. */
export function descriptionsOf<T>(planned: readonly Planned<T>[]): T[] {
  return planned.map(({ description }) => description);
}

/** A construct path without the name that CDK gives to the single resource inside a construct. */
export function readablePath(path: string): string {
  return path.replace(/\/Resource$/, '');
}

/** The resources of the templates, as far as their values are known before a deployment. */
import { type ResourceContent } from './source';
import { type DeployedResource } from '../cloudformation/deploy';
import { readablePath } from '../cloudformation/planned';

/** Reads them once. */
export function readableResources(resources: readonly DeployedResource[]): ResourceContent[] {
  return resources.map((resource) => ({
    path: readablePath(resource.path),
    logicalId: resource.logicalId,
    type: resource.type,
    stackName: resource.stackName,
    ref: known(() => resource.ref),
    arn: known(() => resource.attribute('Arn')),
    properties: known(() => resource.properties()),
  }));
}

/**
 * Names in other accounts and dynamic references are known only on AWS; resources that run have resolved theirs
 * already.
 */
function known<T>(evaluate: () => T): T | undefined {
  try {
    return evaluate();
  } catch {
    return undefined;
  }
}

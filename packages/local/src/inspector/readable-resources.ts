/** The resources of the templates, as far as they can be told before anything is deployed. */
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

/** Names of other accounts and dynamic references are known on AWS only; what runs has asked for its own already. */
function known<T>(evaluate: () => T): T | undefined {
  try {
    return evaluate();
  } catch {
    return undefined;
  }
}

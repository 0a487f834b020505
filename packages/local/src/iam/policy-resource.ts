import { type JsonObject } from '../base/json';
import { type DeployedResource } from '../cloudformation/deploy';

/** A resource with permissions, and its properties. */
export interface PolicyResource {
  readonly resource: DeployedResource;
  readonly properties: JsonObject;
}

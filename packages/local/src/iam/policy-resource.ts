import { type JsonObject } from '../base/json';
import { type DeployedResource } from '../cloudformation/deploy';

/** A resource that is about permissions, with its properties. */
export interface PolicyResource {
  readonly resource: DeployedResource;
  readonly properties: JsonObject;
}

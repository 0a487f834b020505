/** The permissions in the templates, independent of CloudFormation. */
import { type Statement } from './statement';

/** A role in a template. */
export interface RoleDescription {
  readonly arn: string;
  /** The construct path, for people. */
  readonly path: string;
  /** Who may assume it. */
  readonly trust: readonly Statement[];
  readonly statements: readonly Statement[];
  /**
   * The maximum permissions (boundary).
   * @default no limit
   */
  readonly boundary?: readonly Statement[];
}

/** All permissions in the templates. */
export interface PermissionsDescription {
  readonly roles: readonly RoleDescription[];
  /** The policies of resources, by ARN. */
  readonly resourcePolicies: ReadonlyMap<string, readonly Statement[]>;
}

/** What is known of permissions before anything runs, free of CloudFormation. */
import { type Statement } from './statement';

/** A role that a template has. */
export interface RoleDescription {
  readonly arn: string;
  /** The construct path, as a reader writes it. */
  readonly path: string;
  /** Who may act as it. */
  readonly trust: readonly Statement[];
  readonly statements: readonly Statement[];
  /** The most that it may ever do. @default no limit */
  readonly boundary?: readonly Statement[];
}

/** Everything that templates say of permissions. */
export interface PermissionsDescription {
  readonly roles: readonly RoleDescription[];
  /** What the policies of resources say, by the resource's ARN. */
  readonly resourcePolicies: ReadonlyMap<string, readonly Statement[]>;
}

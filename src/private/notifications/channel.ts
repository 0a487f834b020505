import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { DeclaredForm } from '../form/declared-form';

/** One method of sending a notification. */
export interface Channel {
  /** The kind of channel, for the names of its states and for the list of sent notifications in the record. */
  readonly kind: string;
  /** Throws if it does not support the form. */
  bind(scope: Construct, form: DeclaredForm): ChannelTask;
}

/** A channel that is bound to a form. */
export interface BoundChannel {
  readonly kind: string;
  readonly task: ChannelTask;
}

/** The call that sends a notification, and the permissions that it requires. */
export interface ChannelTask {
  readonly integration: string;
  readonly arguments: object;
  readonly grants: iam.PolicyStatement[];
  /**
   * Permissions granted by managed policies, which are created after the state machine: those that name the state machine,
   * and those so long that ten channels would fill the role's inline policies.
   */
  readonly grantsOf?: (stateMachineArn: string) => iam.PolicyStatement[];
  /** A JSONata condition that is true if there is no recipient. Undefined if there always is one. */
  readonly isNobody?: string;
}

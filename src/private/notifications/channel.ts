import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { DeclaredForm } from '../form/declared-form';

/** One way of telling somebody of a submission. */
export interface Channel {
  /** What kind it is, for the names of its states and for the record of what was sent. */
  readonly kind: string;
  /** Refuses a form that it cannot work with. */
  bind(scope: Construct, form: DeclaredForm): ChannelTask;
}

/** A channel that is bound to a form. */
export interface BoundChannel {
  readonly kind: string;
  readonly task: ChannelTask;
}

/** How something is sent: what Step Functions calls, and what its role must be allowed for it. */
export interface ChannelTask {
  readonly integration: string;
  readonly arguments: object;
  readonly grants: iam.PolicyStatement[];
  /**
   * What is granted by managed policies, made after the state machine: what names it, and what takes so much space that ten
   * channels would fill the role's own policies.
   */
  readonly grantsOf?: (stateMachineArn: string) => iam.PolicyStatement[];
  /** A JSONata condition under which there is nobody to send to; none, if there always is. */
  readonly isNobody?: string;
}

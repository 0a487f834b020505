import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Tables and queues have no snapshots. */
const ALLOWED = [RemovalPolicy.DESTROY, RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE];

/** Refuses a policy that tables and queues do not support. A removal policy cannot be a token. */
export function validateRemovalPolicy(policy?: RemovalPolicy): void {
  if (policy !== undefined && !ALLOWED.includes(policy)) {
    throw new Error(
      'submissions.removalPolicy must be RemovalPolicy.DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, because the table and the ' +
        `queues support no other, got: '${String(policy)}'. To keep a copy, back up the table before you delete the stack`,
    );
  }
}

/**
 * For the resources that contain submissions. The policy of a queue is kept with it, so that a queue that is kept after its
 * stack is deleted still refuses requests without TLS.
 */
export function removeAsSubmissions(holder: IConstruct, policy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE): void {
  holder.node
    .findAll()
    .filter(CfnResource.isCfnResource)
    .forEach((resource) => resource.applyRemovalPolicy(policy));
}

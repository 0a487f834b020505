import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Neither a table nor a queue has a snapshot. */
const ALLOWED = [RemovalPolicy.DESTROY, RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE];

/** Refuses a policy that the table and the queues cannot have. A deletion policy cannot be a token. */
export function validateRemovalPolicy(policy?: RemovalPolicy): void {
  if (policy !== undefined && !ALLOWED.includes(policy)) {
    throw new Error(
      'submissions.removalPolicy must be RemovalPolicy.DESTROY, RETAIN or RETAIN_ON_UPDATE_OR_DELETE, because tables and ' +
        `queues have no other, got: '${String(policy)}'. To keep a copy, back up the table before you delete the stack`,
    );
  }
}

/**
 * For what holds submissions. A queue keeps its policy with it, so that a queue that outlives its stack still refuses
 * requests without TLS.
 */
export function removeAsSubmissions(holder: IConstruct, policy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE): void {
  holder.node
    .findAll()
    .filter(CfnResource.isCfnResource)
    .forEach((resource) => resource.applyRemovalPolicy(policy));
}

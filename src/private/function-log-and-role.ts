import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeTracing } from './acknowledgments';

/** What every function of ours needs beside its code. */
export interface FunctionLogAndRole {
  readonly logGroup: logs.LogGroup;
  readonly role: iam.Role;
}

/**
 * A function's log group and role. The log group is its own, because the one that CDK would make is kept for two years;
 * so is the role, because AWS's managed one may write to every log of the account.
 *
 * @param description what the role is for
 */
export function functionLogAndRole(scope: Construct, name: string, description: string): FunctionLogAndRole {
  const logGroup = new logs.LogGroup(scope, `${name}Logs`, {
    retention: logs.RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new iam.Role(scope, `${name}Role`, {
    description,
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  logGroup.grantWrite(role);
  acknowledgeTracing(role);
  return { logGroup, role };
}

import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeTracing } from './acknowledgments';
import { grantToLogs } from './encrypted-logs';

/** What every function of ours has beside its code and its size. */
export interface CommonFunctionProps {
  readonly logGroup: logs.LogGroup;
  readonly role: iam.Role;
  readonly architecture: lambda.Architecture;
  readonly tracing: lambda.Tracing;
}

/**
 * The processor, which costs a fifth less than the other, the traces, a log group and a role. The log group is its own,
 * because the one that CDK would make is kept for two years; so is the role, because AWS's managed one may write to every
 * log of the account.
 *
 * @param description what the role is for
 * @param encryptionKey what the log is encrypted with, if not by CloudWatch's own key
 */
export function commonFunctionProps(
  scope: Construct,
  name: string,
  description: string,
  encryptionKey?: kms.IKey,
): CommonFunctionProps {
  if (encryptionKey) {
    grantToLogs(encryptionKey, scope);
  }
  const logGroup = new logs.LogGroup(scope, `${name}Logs`, {
    retention: logs.RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
    encryptionKey,
  });
  const role = new iam.Role(scope, `${name}Role`, {
    description,
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  logGroup.grantWrite(role);
  acknowledgeTracing(role);
  return { logGroup, role, architecture: lambda.Architecture.ARM_64, tracing: lambda.Tracing.ACTIVE };
}

import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeNoDeadLetters, acknowledgeTracing } from './acknowledgments';
import { ReferenceNumberFunction } from '../handlers/reference-number-function';

/**
 * The function that makes reference numbers. Its log group is its own, because the one that CDK would make is kept for
 * two years; so is its role, because AWS's managed one may write to every log of the account.
 */
export function referenceFunction(scope: Construct): lambda.Function {
  const logGroup = new logs.LogGroup(scope, 'ReferenceFunctionLogs', {
    retention: logs.RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new iam.Role(scope, 'ReferenceFunctionRole', {
    description: 'Lets the function that makes reference numbers write its log and its traces',
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  logGroup.grantWrite(role);
  acknowledgeTracing(role);

  const fn = new ReferenceNumberFunction(scope, 'ReferenceFunction', {
    description: 'Makes the reference number of a submission',
    architecture: lambda.Architecture.ARM_64,
    // It hashes a hundred bytes; more memory buys a shorter cold start.
    memorySize: 256,
    timeout: Duration.seconds(3),
    tracing: lambda.Tracing.ACTIVE,
    logGroup,
    role,
  });
  acknowledgeNoDeadLetters(fn);
  return fn;
}

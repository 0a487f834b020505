import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { SubmissionsOptions } from '../submissions-options';

/** `Table` and not `TableV2`, which takes no customer key in a stack without a region. */
export function submissionsTable(scope: Construct, options: SubmissionsOptions): dynamodb.Table {
  const { encryptionKey, removalPolicy = RemovalPolicy.RETAIN } = options;
  return new dynamodb.Table(scope, 'Submissions', {
    partitionKey: { name: 'ticketId', type: dynamodb.AttributeType.STRING },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    encryption: encryptionKey ? dynamodb.TableEncryption.CUSTOMER_MANAGED : dynamodb.TableEncryption.AWS_MANAGED,
    encryptionKey,
    timeToLiveAttribute: 'expiresAt',
    removalPolicy,
  });
}

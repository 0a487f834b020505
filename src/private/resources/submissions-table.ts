import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { warnOfOtherAccount } from './environments';
import { removeAsSubmissions } from './removal-policy';
import type { SubmissionsOptions } from '../../submissions-options';

/** The index of submissions by the attention that they need, the oldest first. */
export const ATTENTION_INDEX = 'attention';

/** `Table` and not `TableV2`, which does not support a customer key in a stack without a region. */
export function submissionsTable(scope: Construct, options: SubmissionsOptions): dynamodb.Table {
  const { encryptionKey, removalPolicy, maxReadRequestUnits, maxWriteRequestUnits } = options;
  if (encryptionKey) {
    const condition =
      'The stack can be deployed and used only if the policy of the key has the statements in ' +
      'https://github.com/cdk-sentiment-form-backend/cdk-sentiment-form-backend/blob/main/docs/security.md';
    warnOfOtherAccount(scope, encryptionKey, 'submissions.encryptionKey', condition);
  }
  const table = new dynamodb.Table(scope, 'Submissions', {
    partitionKey: { name: 'referenceNumber', type: dynamodb.AttributeType.STRING },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    encryption: encryptionKey ? dynamodb.TableEncryption.CUSTOMER_MANAGED : dynamodb.TableEncryption.AWS_MANAGED,
    encryptionKey,
    timeToLiveAttribute: 'expiresAt',
    maxReadRequestUnits,
    maxWriteRequestUnits,
  });
  // Sparse: only submissions that are unfinished or need a person have the attribute. It projects only keys, so a write
  // takes one unit.
  table.addGlobalSecondaryIndex({
    indexName: ATTENTION_INDEX,
    partitionKey: { name: 'attention', type: dynamodb.AttributeType.STRING },
    sortKey: { name: 'receivedAt', type: dynamodb.AttributeType.STRING },
    projectionType: dynamodb.ProjectionType.KEYS_ONLY,
    maxReadRequestUnits,
    maxWriteRequestUnits,
  });
  removeAsSubmissions(table, removalPolicy);
  return table;
}

import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
const USE_OF_LOGS = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'];

/**
 * Lets CloudWatch Logs use a customer's key for the log groups of the account and region that `scope` is in. Without this
 * grant, CloudFormation cannot create a log group with the key. Granting it twice has no further effect.
 *
 * The condition does not name the log group, because the key and the log group would then depend on each other. The policy
 * of an imported key cannot be changed here: the owner of the key must add the same statement.
 */
export function grantToLogs(key: kms.IKey, scope: Construct): void {
  const stack = Stack.of(scope);
  const logs = new iam.ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`, {
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': stack.formatArn({ service: 'logs', resource: 'log-group:*' }),
      },
    },
  });
  key.grant(logs, ...USE_OF_LOGS);
}

/**
 * Log data of an encrypted state machine is encrypted until CloudWatch Logs has delivered it. The role generates the data
 * key, and the delivery decrypts it, both only for logs of this account and region:
 * https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
export function grantLogDelivery(key: kms.IKey, role: iam.IRole, scope: Construct): void {
  const ofLogs = { 'kms:EncryptionContext:SourceArn': Stack.of(scope).formatArn({ service: 'logs', resource: '*' }) };
  const conditions = { StringEquals: ofLogs };
  key.grant(new iam.ServicePrincipal('delivery.logs.amazonaws.com', { conditions }), 'kms:Decrypt');
  role.addToPrincipalPolicy(
    new iam.PolicyStatement({ actions: ['kms:GenerateDataKey'], resources: [key.keyArn], conditions }),
  );
}

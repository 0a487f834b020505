import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Channel } from './channel';
import { DETAIL } from './contents';
import type { WebhookNotificationOptions } from '../../notification-options';
import { requireOwnAccount, requireOwnRegion } from '../resources/environments';
import { jsonata } from '../states/jsonata';
import { RECORD } from '../states/variables';

/** A request to an HTTPS endpoint, by an HTTP task of Step Functions. */
export function webhookChannel({ url, connection }: WebhookNotificationOptions): Channel {
  if (!Token.isUnresolved(url) && !/^https:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/.test(url)) {
    throw new Error(
      `url must be an https address without a query, such as 'https://hooks.example.com/forms', got: '${url}'. ` +
        'Put query parameters and secrets in the connection',
    );
  }
  return {
    kind: 'Webhook',
    bind: (scope) => {
      const what = 'the connection of a webhook';
      requireOwnRegion(scope, connection, what);
      requireOwnAccount(scope, connection, what, 'because EventBridge does not share connections');
      return {
        integration: 'states:::http:invoke',
        arguments: {
          ApiEndpoint: url,
          Method: 'POST',
          Authentication: { ConnectionArn: connection.connectionArn },
          // A submission may have two tickets, but only one record, so the receiver can recognize duplicates by this number.
          Headers: { 'Content-Type': 'application/json', 'Idempotency-Key': jsonata(RECORD.referenceNumber) },
          RequestBody: jsonata(DETAIL),
        },
        grants: [],
        grantsOf: (stateMachineArn) => [
          new iam.PolicyStatement({
            actions: ['events:RetrieveConnectionCredentials'],
            resources: [connection.connectionArn],
          }),
          new iam.PolicyStatement({
            actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
            resources: [connection.connectionSecretArn],
          }),
          invokeEndpoint(stateMachineArn, url),
        ],
      };
    },
  };
}

/** Allows one method on one URL. */
function invokeEndpoint(stateMachineArn: string, url: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['states:InvokeHTTPEndpoint'],
    resources: [stateMachineArn],
    conditions: { StringEquals: { 'states:HTTPEndpoint': url, 'states:HTTPMethod': 'POST' } },
  });
}

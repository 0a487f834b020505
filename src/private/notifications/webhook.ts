import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Channel } from './channel';
import { DETAIL } from './contents';
import type { WebhookNotificationOptions } from '../../notification-options';
import { jsonata } from '../states/jsonata';
import { RECORD } from '../states/variables';

/** A request to somebody's HTTPS endpoint, by an HTTP task of Step Functions. */
export function webhookChannel({ url, connection }: WebhookNotificationOptions): Channel {
  if (!Token.isUnresolved(url) && !/^https:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/.test(url)) {
    throw new Error(
      `url must be an https address without a query, such as 'https://hooks.example.com/forms', got: '${url}'. ` +
        'What belongs into a query, and what is secret, is for the connection',
    );
  }
  return {
    kind: 'Webhook',
    bind: () => ({
      integration: 'states:::http:invoke',
      arguments: {
        ApiEndpoint: url,
        Method: 'POST',
        Authentication: { ConnectionArn: connection.connectionArn },
        // A submission may have two tickets, but never two records: by it a receiver can tell that it was told before.
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
    }),
  };
}

/** One method on one address. */
function invokeEndpoint(stateMachineArn: string, url: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['states:InvokeHTTPEndpoint'],
    resources: [stateMachineArn],
    conditions: { StringEquals: { 'states:HTTPEndpoint': url, 'states:HTTPMethod': 'POST' } },
  });
}

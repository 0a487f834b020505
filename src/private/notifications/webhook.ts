import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Channel } from './channel';
import { DETAIL } from './contents';
import type { WebhookNotificationOptions } from '../../notification-options';
import { jsonata } from '../jsonata';

/** A request to somebody's HTTPS endpoint, by an HTTP task of Step Functions. */
export function webhookChannel({ url, connection }: WebhookNotificationOptions): Channel {
  if (!Token.isUnresolved(url) && !/^https:\/\/[^\s/?#]+[^\s#]*$/.test(url)) {
    throw new Error(`url must be an https address, such as 'https://hooks.example.com/forms', got: '${url}'`);
  }
  return {
    kind: 'Webhook',
    bind: (scope) => ({
      integration: 'states:::http:invoke',
      arguments: {
        ApiEndpoint: url,
        Method: 'POST',
        Authentication: { ConnectionArn: connection.connectionArn },
        // By the ticket a receiver can tell that it was told before.
        Headers: { 'Content-Type': 'application/json', 'Idempotency-Key': jsonata('$record.ticketId') },
        RequestBody: jsonata(DETAIL),
      },
      grants: [
        invokeEndpoint(scope, url),
        new iam.PolicyStatement({
          actions: ['events:RetrieveConnectionCredentials'],
          resources: [connection.connectionArn],
        }),
        new iam.PolicyStatement({
          actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
          resources: [connection.connectionSecretArn],
        }),
      ],
    }),
  };
}

/**
 * The resource of the statement is the calling state machine, whose name is not known before it is deployed with this very
 * statement. The conditions are what limits it: one method on one address.
 */
function invokeEndpoint(scope: Construct, url: string): iam.PolicyStatement {
  const anyOfAccount = Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: '*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return new iam.PolicyStatement({
    actions: ['states:InvokeHTTPEndpoint'],
    resources: [anyOfAccount],
    conditions: { StringEquals: { 'states:HTTPEndpoint': url, 'states:HTTPMethod': 'POST' } },
  });
}

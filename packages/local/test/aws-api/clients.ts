/** The SDKs' own clients, set up as a program would for a server on its machine. */
import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type LocalBackend } from '../../src/backend/local-options';

export function clientsOf({ port }: LocalBackend) {
  const settings = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  return {
    comprehend: new ComprehendClient(settings),
    dynamodb: new DynamoDBClient(settings),
    events: new EventBridgeClient(settings),
    lambda: new LambdaClient(settings),
    ses: new SESv2Client(settings),
    sfn: new SFNClient({ ...settings, disableHostPrefix: true }),
    sns: new SNSClient(settings),
    sqs: new SQSClient(settings),
  };
}

/** Text of a payload. */
export function textOf(payload: Uint8Array | undefined): string {
  return Buffer.from(payload ?? []).toString();
}

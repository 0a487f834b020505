/**
 * What is deployed: a form with everything that the questions need, under a unique name, with nothing that is retained.
 */
import { randomBytes } from 'node:crypto';
import { App, CfnOutput, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Notification, SentimentFormBackend } from '../../../src';

/** A tag on everything that is deployed, so that leftovers can be found. */
export const TAG = 'verify-aws';

/** Amazon SES accepts email to it, and delivers it to nobody. */
const SIMULATOR = 'success@simulator.amazonses.com';

export interface ThrowawayOptions {
  readonly outdir: string;
  /**
   * A verified identity of Amazon SES.
   * @default no email is sent
   */
  readonly fromAddress?: string;
}

/** A cloud assembly, and the name of its stack. */
export interface Throwaway {
  readonly stackName: string;
  readonly folder: string;
}

export function synthesizeThrowaway({ outdir, fromAddress }: ThrowawayOptions): Throwaway {
  const stackName = `VerifyAws-${randomBytes(4).toString('hex')}`;
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, stackName);
  Tags.of(stack).add(TAG, stackName);

  const topic = new sns.Topic(stack, 'Alarms', { enforceSSL: true });
  const alarms = new sqs.Queue(stack, 'AlarmQueue', { removalPolicy: RemovalPolicy.DESTROY, enforceSSL: true });
  topic.addSubscription(new subscriptions.SqsSubscription(alarms));

  const form = new SentimentFormBackend(stack, 'Form', {
    notifications: fromAddress === undefined ? [] : [Notification.email({ fromAddress, toAddresses: [SIMULATOR] })],
    observability: { alarms: { topic } },
    submissions: { removalPolicy: RemovalPolicy.DESTROY },
  });
  const outputs = {
    Endpoint: form.endpoint,
    StateMachineArn: form.stateMachine.stateMachineArn,
    TableName: form.table.tableName,
    AlarmName: form.deadLetterAlarm.alarmName,
    AlarmQueueUrl: alarms.queueUrl,
    FunctionName: form.referenceFunction.functionName,
  };
  for (const [name, value] of Object.entries(outputs)) new CfnOutput(stack, `Out${name}`, { value });
  return { stackName, folder: app.synth().directory };
}

// Who uses the customer's keys for what, according to the documentation of each service.
import { DeployedResource } from 'sentiment-form-local/lib/cloudformation/deploy';
import { Access } from 'sentiment-form-local/lib/services/access';
import { Deployed } from './deployed';
import { arn, byRole, byService, Edge, REGION } from './edge';

interface Use {
  readonly service: string;
  readonly actions: readonly string[];
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html; SNS has the same. */
const SENDING = ['Decrypt', 'GenerateDataKey'];

const USES: { readonly [type: string]: Use } = {
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
  'AWS::DynamoDB::Table': {
    service: 'dynamodb',
    actions: ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey', 'DescribeKey'],
  },
  'AWS::SQS::Queue': { service: 'sqs', actions: SENDING },
  'AWS::SNS::Topic': { service: 'sns', actions: SENDING },
};

/** What a role does with the key of what it calls. */
export function keyUseOf(deployed: Deployed, roleArn: string, target: DeployedResource): Edge[] {
  const use = USES[target.type] as Use | undefined;
  return use === undefined ? [] : throughService(deployed, roleArn, target, use);
}

/** A consumer of a queue only decrypts. */
export function keyUseOfReceiver(deployed: Deployed, roleArn: string, queue: DeployedResource): Edge[] {
  return throughService(deployed, roleArn, queue, { service: 'sqs', actions: ['Decrypt'] });
}

/** A caller that starts an execution decrypts the definition. */
export function keyUseOfStarter(deployed: Deployed, roleArn: string, machine: DeployedResource): Edge[] {
  return throughService(deployed, roleArn, machine, { service: 'states', actions: ['Decrypt'] }, contextOf(machine));
}

function throughService(
  deployed: Deployed,
  roleArn: string,
  target: DeployedResource,
  { service, actions }: Use,
  context: Access['keys'] = {},
): Edge[] {
  const key = deployed.keyOf(target);
  const keys = { 'kms:ViaService': `${service}.${REGION}.amazonaws.com`, ...context };
  return keyCalls(key, actions, keys).map((call) => byRole(roleArn, call));
}

/** An encrypted state machine, and its log until that is delivered: https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html */
export function keyUseOfMachine(deployed: Deployed, roleArn: string, machine: DeployedResource): Edge[] {
  const key = deployed.keyOf(machine);
  const ofLogs = { 'kms:EncryptionContext:SourceArn': arn('logs', '*') };
  return [
    ...keyCalls(key, ['Decrypt', 'GenerateDataKey'], contextOf(machine)).map((call) => byRole(roleArn, call)),
    ...keyCalls(key, ['GenerateDataKey'], ofLogs).map((call) => byRole(roleArn, call)),
    ...keyCalls(key, ['Decrypt'], ofLogs).map((call) => byService('delivery.logs.amazonaws.com', call, machine.ref)),
  ];
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
export function keyUseOfLogGroup(deployed: Deployed, group: DeployedResource): Edge[] {
  const context = { 'kms:EncryptionContext:aws:logs:arn': arn('logs', `log-group:${group.ref}`) };
  // Not DescribeKey, which is in the policy of that page: its request has no encryption context, so the policy never allows it.
  const actions = ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey'];
  return keyCalls(deployed.keyOf(group), actions, context).map((call) =>
    byService(`logs.${REGION}.amazonaws.com`, call, group.attribute('Arn')),
  );
}

/** CloudWatch, for an alarm that publishes to an encrypted topic. */
export function keyUseOfAlarm(deployed: Deployed, alarmArn: string, topic: DeployedResource): Edge[] {
  return keyCalls(deployed.keyOf(topic), SENDING, {}).map((call) =>
    byService('cloudwatch.amazonaws.com', call, alarmArn),
  );
}

function contextOf(machine: DeployedResource): Access['keys'] {
  return { 'kms:EncryptionContext:aws:states:stateMachineArn': machine.ref };
}

function keyCalls(key: string | undefined, actions: readonly string[], keys: Access['keys']): Access[] {
  return key === undefined ? [] : actions.map((action) => ({ action: `kms:${action}`, resources: [key], keys }));
}

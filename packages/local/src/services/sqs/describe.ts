/** Reads the SQS queues from the deployed resources, and reports which of them cannot run. */
import { type QueueDescription, type RedriveDescription } from './description';
import { arn, ENVIRONMENT } from '../../base/arn';
import { isObject, type Json, type JsonObject } from '../../base/json';
import { type DeployedResource } from '../../cloudformation/deploy';
import { nameOf, withId, textOf } from '../../cloudformation/names';
import { type Notice } from '../../cloudformation/notice';
import { type Planned } from '../../cloudformation/planned';
import { needsNothing, ONLY_PERMISSIONS, runs } from '../../cloudformation/resource-type';
import { type ServiceResources } from '../definition';

/** The standard queues in the order of the templates, and notices about the others. */
export function describeQueues(resources: readonly DeployedResource[]): {
  queues: Planned<QueueDescription>[];
  notices: Notice[];
} {
  const all = resources.filter(({ type }) => type === 'AWS::SQS::Queue');
  const isFifo = (resource: DeployedResource): boolean => String(resource.properties().FifoQueue) === 'true';
  const queues = all
    .filter((resource) => !isFifo(resource))
    .map((resource) => ({ path: resource.path, logicalId: resource.logicalId, description: describe(resource) }));
  const fifoNotices = all
    .filter(isFifo)
    .map(({ path, type }) => ({ path, type, message: 'messages sent to it fail: FIFO queues are not supported here' }));
  return { queues, notices: [...fifoNotices, ...noticesOfDeadLetters(queues)] };
}

function noticesOfDeadLetters(queues: readonly Planned<QueueDescription>[]): Notice[] {
  const arns = new Set(queues.map(({ description }) => description.arn));
  const message = 'failed messages stay in it: its dead-letter queue does not run here';
  return queues
    .filter(({ description: { redrive } }) => redrive !== undefined && !arns.has(redrive.deadLetterArn))
    .map(({ path }) => ({ path, type: 'AWS::SQS::Queue', message }));
}

function describe(resource: DeployedResource): QueueDescription {
  const properties = resource.properties();
  const seconds = (name: string): number | undefined => numberOf(properties[name]);
  return {
    name: resource.attribute('QueueName'),
    arn: resource.attribute('Arn'),
    url: resource.ref,
    visibilityTimeoutSeconds: seconds('VisibilityTimeout'),
    delaySeconds: seconds('DelaySeconds'),
    retentionSeconds: seconds('MessageRetentionPeriod'),
    receiveWaitSeconds: seconds('ReceiveMessageWaitTimeSeconds'),
    maxMessageBytes: numberOf(properties.MaximumMessageSize),
    redrive: redriveOf(properties),
  };
}

function redriveOf({ RedrivePolicy: policy }: JsonObject): RedriveDescription | undefined {
  if (!isObject(policy)) return undefined;
  return {
    deadLetterArn: String(policy.deadLetterTargetArn),
    maxReceiveCount: Number(policy.maxReceiveCount),
  };
}

function numberOf(value: Json | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** The CloudFormation side. */
export const queues: ServiceResources<'queues', QueueDescription> = {
  key: 'queues',
  types: {
    'AWS::SQS::Queue': runs((r) => {
      const name = nameOf(r, 'QueueName', 80);
      const url = `https://sqs.${ENVIRONMENT.region}.${ENVIRONMENT.urlSuffix}/${ENVIRONMENT.accountId}/${name}`;
      return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } };
    }),
    'AWS::SQS::QueuePolicy': needsNothing(ONLY_PERMISSIONS, withId),
    'AWS::SQS::QueueInlinePolicy': needsNothing(ONLY_PERMISSIONS, (r) => ({ ref: textOf(r, 'Queue'), attributes: {} })),
  },
  describe: (resources) => {
    const { queues: planned, notices } = describeQueues(resources);
    return { planned, notices };
  },
};

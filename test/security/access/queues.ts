// Messages that SQS moves to a dead-letter queue: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
import { DeployedResource } from 'sentiment-form-local/lib/cloudformation/deploy';
import { Deployed } from './deployed';
import { Edge } from './edge';

/** No policy of a queue applies: the dead-letter queue itself names its source queue, and both have the same key. */
export function redriveEdges(deployed: Deployed, queue: DeployedResource): Edge[] {
  const { RedrivePolicy } = queue.properties() as { RedrivePolicy?: { readonly deadLetterTargetArn: string } };
  if (RedrivePolicy === undefined) return [];
  const target = deployed.target(RedrivePolicy.deadLetterTargetArn, 'AWS::SQS::Queue');
  const { RedriveAllowPolicy } = target.properties() as { RedriveAllowPolicy?: RedriveAllow };
  const isAdmitted =
    admits(RedriveAllowPolicy, queue.attribute('Arn')) && deployed.keyOf(queue) === deployed.keyOf(target);
  return [{ name: `${queue.path}: redrive to ${target.path}`, isAdmitted: () => isAdmitted }];
}

interface RedriveAllow {
  readonly redrivePermission: 'allowAll' | 'denyAll' | 'byQueue';
  readonly sourceQueueArns?: readonly string[];
}

function admits(policy: RedriveAllow = { redrivePermission: 'allowAll' }, source: string): boolean {
  if (policy.redrivePermission === 'byQueue') return policy.sourceQueueArns?.includes(source) ?? false;
  return policy.redrivePermission === 'allowAll';
}

/** The permissions of SNS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html */
import { type JsonObject, stringOf } from '../../base/json';
import { access, type Access, onEverything } from '../access';

export const topicAccess = { ListTopics: onEverything('sns'), Publish: publishAccesses };

/** A message to a telephone number has no topic: AWS authorizes it on all resources. */
function publishAccesses(_operation: string, { TopicArn, TargetArn }: JsonObject): Access[] {
  return [access('sns:Publish', stringOf(TopicArn) ?? stringOf(TargetArn) ?? '*')];
}

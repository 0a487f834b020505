/** The permissions of SQS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html */
import { SQS_OPERATIONS } from './sqs';
import { arn } from '../../base/arn';
import { type JsonObject, stringOf } from '../../base/json';
import { access, type Access, forEach, onEverything } from '../access';

export const queueAccess = { ...forEach(SQS_OPERATIONS, queueAccesses), ListQueues: onEverything('sqs') };

/** A batch needs the permission of its entries' operation. */
function queueAccesses(operation: string, input: JsonObject): Access[] {
  const name = stringOf(input.QueueName) ?? (stringOf(input.QueueUrl) ?? '').replace(/^.*\//, '');
  return [access(`sqs:${operation.replace(/Batch$/, '')}`, arn('sqs', name))];
}

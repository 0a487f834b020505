/**
 * Which permissions each call needs: the service authorization reference, as far as the operations run here.
 *
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import { access, type Access, type AccessSurroundings } from './access';
import { modelAccesses } from './bedrock/access';
import { httpTaskAccesses } from './http-tasks/access';
import { objectOf, stringOf } from './input';
import { emailAccesses } from './ses/access';
import { stateMachineAccesses } from './step-functions/access';
import { type Json, type JsonObject } from '../asl/contract';
import { arn } from '../base/arn';
import { member } from '../base/json';

export { type Access, type AccessSurroundings, type Surroundings } from './access';

/**
 * The permissions that a call needs, all of them.
 *
 * @param service as the local services are called
 * @param operation as the API names it
 */
export function accessesOf(
  service: string,
  operation: string,
  input: Json,
  surroundings: AccessSurroundings,
): readonly Access[] {
  const read = ACCESSES[service];
  return read === undefined ? [access(`${service}:${operation}`, '*')] : read(operation, objectOf(input), surroundings);
}

type Reader = (operation: string, input: JsonObject, surroundings: AccessSurroundings) => readonly Access[];

const ACCESSES: Readonly<Record<string, Reader | undefined>> = {
  bedrockruntime: modelAccesses,
  comprehend: (operation) => [access(`comprehend:${operation}`, '*')],
  dynamodb: tableAccesses,
  events: eventAccesses,
  http: httpTaskAccesses,
  lambda: (operation, input) => [
    access(`lambda:${operation === 'Invoke' ? 'InvokeFunction' : operation}`, functionArn(input)),
  ],
  sesv2: emailAccesses,
  sfn: stateMachineAccesses,
  sns: (operation, { TopicArn, TargetArn }) => [
    access(`sns:${operation}`, stringOf(TopicArn) ?? stringOf(TargetArn) ?? '*'),
  ],
  sqs: queueAccesses,
};

function tableAccesses(operation: string, input: JsonObject): Access[] {
  const action = `dynamodb:${operation}`;
  if (operation === 'ListTables') return [access(action, '*')];
  const several = input.RequestItems;
  const names = several === undefined ? [stringOf(input.TableName) ?? ''] : Object.keys(objectOf(several));
  const index = stringOf(input.IndexName);
  return names.map((name) => access(action, tableArn(name) + (index === undefined ? '' : `/index/${index}`)));
}

function tableArn(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn : arn('dynamodb', `table/${nameOrArn}`);
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html */
function eventAccesses(_operation: string, { Entries: entries }: JsonObject): Access[] {
  return (Array.isArray(entries) ? entries : []).map((entry) => {
    const bus = stringOf(member(entry, 'EventBusName')) ?? 'default';
    return access('events:PutEvents', bus.startsWith('arn:') ? bus : arn('events', `event-bus/${bus}`), {
      'events:source': stringOf(member(entry, 'Source')),
      'events:detail-type': stringOf(member(entry, 'DetailType')),
    });
  });
}

function functionArn({ FunctionName: given, Qualifier: qualifier }: JsonObject): string {
  const nameOrArn = stringOf(given);
  // A list of functions is about none of them.
  if (nameOrArn === undefined) return '*';
  // A part of an ARN begins with the account: `123456789012:function:name`.
  const name = /(?:^|:)function:(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
  const whole = nameOrArn.startsWith('arn:') ? nameOrArn : arn('lambda', `function:${name}`);
  return qualifier === undefined ? whole : `${whole}:${String(qualifier)}`;
}

/** A batch needs the permission of what is in it. */
function queueAccesses(operation: string, input: JsonObject): Access[] {
  const action = `sqs:${operation.replace(/Batch$/, '')}`;
  if (operation === 'ListQueues') return [access(action, '*')];
  const name = stringOf(input.QueueName) ?? (stringOf(input.QueueUrl) ?? '').replace(/^.*\//, '');
  return [access(action, arn('sqs', name))];
}

/** The permissions of Lambda: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html */
import { arn } from '../../base/arn';
import { type JsonObject, stringOf } from '../../base/json';
import { access, type Access } from '../access';

export const functionAccess = { Invoke: invokeAccesses };

/** The action and the operation have different names. */
function invokeAccesses(_operation: string, input: JsonObject): Access[] {
  return [access('lambda:InvokeFunction', functionArn(input))];
}

function functionArn({ FunctionName: given, Qualifier: qualifier }: JsonObject): string {
  const nameOrArn = stringOf(given) ?? '';
  // A partial ARN starts with the account: `123456789012:function:name`.
  const name = /(?:^|:)function:(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
  const whole = nameOrArn.startsWith('arn:') ? nameOrArn : arn('lambda', `function:${name}`);
  return qualifier === undefined ? whole : `${whole}:${String(qualifier)}`;
}

/** The permissions of Parameter Store: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html */
import { parameterArn } from './describe';
import { withoutSelector } from './selector';
import { type JsonObject, stringOf, stringsOf } from '../../base/json';
import { access, type Access } from '../access';

export const parameterAccess = {
  GetParameter: (operation: string, { Name: name }: JsonObject) => accessesTo(operation, [stringOf(name) ?? '']),
  GetParameters: (operation: string, { Names: names }: JsonObject) => accessesTo(operation, stringsOf(names)),
};

/** One for each parameter, whichever version is requested. */
function accessesTo(operation: string, names: readonly string[]): Access[] {
  return names.map((given) => {
    const name = withoutSelector(given);
    return access(`ssm:${operation}`, name.startsWith('arn:') ? name : parameterArn(name));
  });
}

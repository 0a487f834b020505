/** The permissions of DynamoDB: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
import { DYNAMODB_OPERATIONS } from './dynamodb';
import { arn } from '../../base/arn';
import { type JsonObject, objectOf, stringOf } from '../../base/json';
import { access, type Access, forEach, onEverything } from '../access';

export const tableAccess = {
  ...forEach(DYNAMODB_OPERATIONS, tableAccesses),
  ListTables: onEverything('dynamodb'),
};

/** A batch needs the permission on every table in it; a query of an index the one on the index. */
function tableAccesses(operation: string, input: JsonObject): Access[] {
  const several = input.RequestItems;
  const names = several === undefined ? [stringOf(input.TableName) ?? ''] : Object.keys(objectOf(several));
  const index = stringOf(input.IndexName);
  return names.map((name) =>
    access(`dynamodb:${operation}`, tableArn(name) + (index === undefined ? '' : `/index/${index}`)),
  );
}

function tableArn(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn : arn('dynamodb', `table/${nameOrArn}`);
}

/**
 * The request units that DynamoDB calls use, according to what an execution sends. The table itself is not read: a
 * record that the execution did not write counts as its key and what the call adds to it.
 */
import { type TableDescription } from './description';
import { TABLE_OPERATIONS } from './dynamodb';
import { itemSize } from './item-size';
import { type Json, type JsonObject, listOf, member, objectOf, objectsOf } from '../../base/json';
import { type CountedCall, sumOf, type Usage } from '../usage';

/** Of one execution. */
export class TableUnits {
  private readonly items = new Map<string, JsonObject>();

  public constructor(private readonly tables: readonly TableDescription[]) {}

  /** Undefined for an operation that is not counted here, e.g. a transaction. */
  public of({ operation, input, output }: CountedCall): Usage | undefined {
    switch (operation) {
      case 'PutItem':
        return this.written(input, objectOf(member(input, 'Item')));
      case 'UpdateItem':
        return this.written(input, this.updated(input));
      case 'DeleteItem':
        return this.written(input, objectOf(member(input, 'Key')));
      case 'BatchWriteItem':
        return this.batchWritten(input);
      case 'GetItem':
        return { readUnits: readUnits(itemSize(objectOf(member(output, 'Item'))), isConsistent(input)) };
      case 'Query':
      case 'Scan':
        return { readUnits: readUnits(sizeOfAll(output), isConsistent(input)) };
      case 'BatchGetItem':
        return batchRead(input, output);
      default:
        return TABLE_OPERATIONS.includes(operation) ? {} : undefined;
    }
  }

  private batchWritten(input: Json): Usage {
    const writes = Object.entries(objectOf(member(input, 'RequestItems'))).flatMap(([TableName, requests]) =>
      objectsOf(requests).map(({ PutRequest, DeleteRequest }) =>
        this.written({ TableName }, objectOf(member(PutRequest, 'Item') ?? member(DeleteRequest, 'Key'))),
      ),
    );
    return sumOf(...writes);
  }

  private written(input: Json, after: JsonObject): Usage {
    const table = this.tableOf(input);
    const key = keyOf(table, after);
    const before = this.items.get(key);
    this.items.set(key, after);
    const size = Math.max(itemSize(after), before === undefined ? 0 : itemSize(before));
    return { writeUnits: Math.max(1, Math.ceil(size / 1024)) + indexUnits(table, before, after) };
  }

  private tableOf(input: Json): TableDescription | undefined {
    const nameOrArn = String(member(input, 'TableName'));
    return this.tables.find(({ name, arn }) => [name, arn].includes(nameOrArn));
  }

  /** The item with what the expression sets, without what it removes. */
  private updated(input: Json): JsonObject {
    const key = objectOf(member(input, 'Key'));
    const table = this.tableOf(input);
    const { set, removed } = changesOf(input);
    const item = { ...this.items.get(keyOf(table, key)), ...key, ...set };
    return Object.fromEntries(Object.entries(item).filter(([name]) => !removed.includes(name)));
  }
}

function isConsistent(input: Json): boolean {
  return member(input, 'ConsistentRead') === true;
}

/** Each item is rounded up by itself, and a key without an item is read as well. */
function batchRead(input: Json, output: Json): Usage {
  const units = Object.entries(objectOf(member(input, 'RequestItems'))).flatMap(([table, request]) => {
    const found = objectsOf(member(member(output, 'Responses'), table));
    return listOf(member(request, 'Keys')).map((_, i) => readUnits(itemSize(found[i] ?? {}), isConsistent(request)));
  });
  return { readUnits: units.reduce((sum, unit) => sum + unit, 0) };
}

/** A consistent read is a unit for each 4 KB begun, any other half of that; nothing found costs as much as something small. */
function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
}

function sizeOfAll(output: Json): number {
  return objectsOf(member(output, 'Items')).reduce((sum, item) => sum + itemSize(item), 0);
}

function keyOf(table: TableDescription | undefined, item: JsonObject): string {
  const names = [table?.partitionKey.name, table?.sortKey?.name];
  return JSON.stringify([table?.name, names.map((name) => (name === undefined ? null : (item[name] ?? null)))]);
}

/** An index entry that is added or removed takes one write, and one whose key changes takes two. */
function indexUnits(table: TableDescription | undefined, before: JsonObject | undefined, after: JsonObject): number {
  return (table?.globalIndexes ?? []).reduce((sum, { partitionKey, sortKey, projection }) => {
    const names = [partitionKey.name, ...(sortKey === undefined ? [] : [sortKey.name])];
    const [was, is] = [before, after].map((item) => entryOf(item, names));
    if (was === is) return sum + (is !== undefined && projection !== 'KEYS_ONLY' && before !== undefined ? 1 : 0);
    return sum + (was === undefined ? 0 : 1) + (is === undefined ? 0 : 1);
  }, 0);
}

function entryOf(item: JsonObject | undefined, names: readonly string[]): string | undefined {
  return item !== undefined && names.every((name) => item[name] !== undefined)
    ? JSON.stringify(names.map((name) => item[name]))
    : undefined;
}

/** The attributes that an update expression sets, adds and removes; nested attributes are not changed. */
function changesOf(input: Json): { set: JsonObject; removed: string[] } {
  const names = objectOf(member(input, 'ExpressionAttributeNames'));
  const values = objectOf(member(input, 'ExpressionAttributeValues'));
  const expression = String(member(input, 'UpdateExpression') ?? '');
  const set: JsonObject = {};
  for (const [, name, value] of expression.matchAll(/([#\w]+)\s*=?\s*(:\w+)/g)) {
    if (values[value] !== undefined) set[String(names[name] ?? name)] = values[value];
  }
  const removals = /\bREMOVE\s+(.*?)(?=\b(?:SET|ADD|DELETE)\b|$)/.exec(expression)?.[1] ?? '';
  return { set, removed: removals.split(/[\s,]+/).map((name) => String(names[name] ?? name)) };
}

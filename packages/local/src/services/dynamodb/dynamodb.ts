/** DynamoDB on a laptop: the template's tables in dynalite, in memory or in a folder. */
import { TableDescription } from './description';
import { Json, JsonObject, isObject, objectOf, stringOf } from '../../base/json';
import { CallContext, Service, ServiceError } from '../service';
import { toPlainItem } from './attribute-values';
import { Engine, EngineOptions } from './engine';
import { ensureTable } from './tables';

/** What a program or a page may see of the tables. */
export interface Tables {
  readonly descriptions: readonly TableDescription[];
  /** Every item of a table, with plain values. */
  items(tableName: string): Promise<JsonObject[]>;
}

/** They cost nothing. */
export const TABLE_OPERATIONS = [
  'CreateTable',
  'DeleteTable',
  'DescribeTable',
  'DescribeTimeToLive',
  'ListTables',
  'ListTagsOfResource',
  'TagResource',
  'UntagResource',
  'UpdateTable',
];

export const DYNAMODB_OPERATIONS = [
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'BatchGetItem',
  'BatchWriteItem',
  ...TABLE_OPERATIONS,
];

export class DynamoDb implements Service, Tables {
  /** Opens the store and makes the tables that are not there yet. */
  public static async start(tables: readonly TableDescription[], options: EngineOptions): Promise<DynamoDb> {
    const engine = new Engine(options);
    await engine.open();
    try {
      for (const table of tables) await ensureTable(engine, table);
    } catch (error) {
      await engine.close();
      throw error;
    }
    return new DynamoDb(engine, tables);
  }

  public readonly name = 'dynamodb';
  public readonly operations = DYNAMODB_OPERATIONS;
  /** `ValidationException` and `ThrottlingException` are not among them: https://docs.aws.amazon.com/amazondynamodb */
  public readonly modelledErrors = new Set([
    'ConditionalCheckFailedException',
    'InternalServerError',
    'ItemCollectionSizeLimitExceededException',
    'LimitExceededException',
    'ProvisionedThroughputExceededException',
    'ReplicatedWriteConflictException',
    'RequestLimitExceeded',
    'ResourceInUseException',
    'ResourceNotFoundException',
    'TableNotFoundException',
    'TransactionConflictException',
  ]);

  private constructor(
    private readonly engine: Engine,
    public readonly descriptions: readonly TableDescription[],
  ) {}

  public async call(operation: string, input: Json, _context: CallContext): Promise<Json> {
    const given = objectOf(input);
    const asked = typeof given.TableName === 'string' ? { ...given, TableName: tableNameOf(given.TableName) } : given;
    try {
      if (operation === 'DescribeTimeToLive') return await this.timeToLive(asked);
      return await this.engine.call(operation, asked);
    } catch (error) {
      if (asked.ReturnValuesOnConditionCheckFailure === 'ALL_OLD') throw await this.withItem(error, asked);
      throw error;
    }
  }

  public async items(tableName: string): Promise<JsonObject[]> {
    const items: JsonObject[] = [];
    let from: Json | undefined;
    do {
      const page = await this.engine.call('Scan', {
        TableName: tableName,
        ...(from !== undefined && { ExclusiveStartKey: from }),
      });
      items.push(...(page.Items as JsonObject[]).map(toPlainItem));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return items;
  }

  public stop(): Promise<void> {
    return this.engine.close();
  }

  /** dynalite says of every table that it has none. */
  private async timeToLive({ TableName: tableName }: JsonObject): Promise<JsonObject> {
    const { Table: table } = await this.engine.call('DescribeTable', { TableName: tableName });
    const name = objectOf(table).TableName;
    const attribute = this.descriptions.find((description) => description.name === name)?.timeToLiveAttribute;
    return {
      TimeToLiveDescription:
        attribute === undefined
          ? { TimeToLiveStatus: 'DISABLED' }
          : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute },
    };
  }

  /**
   * dynalite does not know `ReturnValuesOnConditionCheckFailure`: the item is read after the condition failed. A write
   * between the two is seen here, where AWS would show the item as the condition saw it.
   */
  private async withItem(error: unknown, input: JsonObject): Promise<unknown> {
    if (!(error instanceof ServiceError) || error.name !== 'ConditionalCheckFailedException') return error;
    const key = isObject(input.Key) ? input.Key : this.keyOf(stringOf(input.TableName), objectOf(input.Item));
    const answer = await this.engine.call('GetItem', {
      TableName: input.TableName,
      Key: key,
      ConsistentRead: true,
    });
    if (answer.Item === undefined) return error;
    return new ServiceError(error.name, error.message, error.statusCode, { Item: answer.Item });
  }

  private keyOf(tableName: string | undefined, item: JsonObject): JsonObject {
    const table = this.descriptions.find(({ name }) => name === tableName);
    const names = [table?.partitionKey.name, table?.sortKey?.name];
    return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
  }
}

/** A table may be named by its ARN; dynalite knows names only. */
function tableNameOf(nameOrArn: string): string {
  return nameOrArn.replace(/^arn:[^/]+:table\//, '');
}

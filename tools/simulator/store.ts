/**
 * A DynamoDB table in memory, with what the form backend's template uses of DynamoDB and nothing else: anything it does
 * not know throws. Contract tests hold it and dynalite to the same answers.
 *
 * Reads that are not strongly consistent, and those of an index, lag behind, as they may on AWS.
 */
import type { Clock, Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { isObject, objectOf } from 'sentiment-form-local/lib/base/json';
import type {
  IndexDescription,
  KeyDescription,
  TableDescription,
} from 'sentiment-form-local/lib/services/dynamodb/description';
import { ServiceError, type Service } from 'sentiment-form-local/lib/services/service';
import { checkAttribute } from './attributes';
import { parseCondition, parseUpdate, placeholdersIn, type Condition, type Placeholders } from './expressions';
import { checkClauses, holds, invalid, nameOf, updated, valueOf, type Item } from './items';

/** How the store is set up. */
export interface StoreOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Milliseconds by which eventually consistent reads lag behind. @default 0 */
  readonly lag?: number;
  /** Called after every write that changed something. */
  readonly onWrite?: (key: string, before: Item | undefined, after: Item) => void;
}

/** What each operation takes; anything else is not simulated. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  GetItem: ['ConsistentRead', 'Key'],
  PutItem: ['ConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues', 'Item'],
  Query: [
    'ExclusiveStartKey',
    'ExpressionAttributeNames',
    'ExpressionAttributeValues',
    'IndexName',
    'KeyConditionExpression',
    'Limit',
    'ScanIndexForward',
  ],
  UpdateItem: [
    'ConditionExpression',
    'ExpressionAttributeNames',
    'ExpressionAttributeValues',
    'Key',
    'UpdateExpression',
  ],
};

interface Version {
  readonly since: number;
  /** Undefined if it was deleted. */
  readonly item?: Item;
}

/** The table, as a service. */
export class Store implements Service {
  public readonly name = 'dynamodb';
  public readonly operations = Object.keys(PARAMETERS);
  public readonly modelledErrors = new Set([
    'ConditionalCheckFailedException',
    'InternalServerError',
    'ProvisionedThroughputExceededException',
    'ReplicatedWriteConflictException',
    'RequestLimitExceeded',
    'ResourceNotFoundException',
    'TransactionConflictException',
  ]);
  private readonly versions = new Map<string, Version[]>();

  public constructor(
    public readonly table: TableDescription,
    private readonly options: StoreOptions,
  ) {}

  /** Takes effect at once: no other call comes between a condition and its write. */
  public async call(operation: string, input: Json): Promise<Json> {
    const given = objectOf(input);
    this.check(operation, given);
    if (operation === 'PutItem') return this.put(given);
    if (operation === 'UpdateItem') return this.update(given);
    return operation === 'GetItem' ? this.get(given) : this.query(given);
  }

  /** Every item as it is now. */
  public items(): Item[] {
    return [...this.versions.keys()].map((key) => this.current(key)).filter((item) => item !== undefined);
  }

  /** Puts an item there without a call. */
  public place(item: Item): void {
    this.write(this.keyOf(item), item);
  }

  /** Deletes an item without a call. */
  public expire(item: Item): void {
    const key = this.keyOf(item);
    this.versions.get(key)?.push({ since: this.options.clock.now() });
  }

  private check(operation: string, given: JsonObject): void {
    const known = PARAMETERS[operation];
    if (known === undefined) throw new Error(`The simulated table has no operation ${operation}.`);
    const unknown = Object.keys(given).filter((name) => name !== 'TableName' && !known.includes(name));
    if (unknown.length > 0) throw new Error(`The simulated table knows no ${unknown.join(', ')} of ${operation}.`);
    if (given.TableName !== this.table.name && given.TableName !== this.table.arn) {
      throw new ServiceError('ResourceNotFoundException', 'Requested resource not found');
    }
    for (const name of ['Item', 'Key', 'ExpressionAttributeValues']) {
      Object.values(objectOf(given[name])).forEach(checkAttribute);
    }
    checkPlaceholders(given);
  }

  private put(given: JsonObject): JsonObject {
    const item = objectAt(given, 'Item');
    const key = this.keyOf(item);
    this.requireCondition(given, this.current(key));
    this.write(key, item);
    return {};
  }

  private update(given: JsonObject): JsonObject {
    const keyAttributes = objectAt(given, 'Key');
    const key = this.keyOf(keyAttributes, true);
    const before = this.current(key);
    const clauses = parseUpdate(String(given.UpdateExpression));
    checkClauses(clauses, placeholdersOf(given));
    this.requireCondition(given, before);
    this.write(key, updated(before ?? keyAttributes, clauses, placeholdersOf(given)));
    return {};
  }

  private get(given: JsonObject): JsonObject {
    const key = this.keyOf(objectAt(given, 'Key'), true);
    const item = given.ConsistentRead === true ? this.current(key) : this.lagging(key);
    return item === undefined ? {} : { Item: copy(item) };
  }

  private query(given: JsonObject): JsonObject {
    const index = this.table.globalIndexes?.find(({ name }) => name === given.IndexName);
    if (index === undefined) throw new Error(`The simulated table has no index ${String(given.IndexName)}.`);
    const placeholders = placeholdersOf(given);
    const condition = parseCondition(String(given.KeyConditionExpression));
    checkKeyCondition(condition, index, placeholders);
    const found = [...this.versions.keys()]
      .map((key) => this.lagging(key))
      .filter((item) => item !== undefined)
      .filter((item) => isIndexed(item, index) && holds(condition, item, placeholders))
      .sort((a, b) => this.inOrder(a, b, index));
    if (given.ScanIndexForward === false) found.reverse();
    const { ExclusiveStartKey: start } = given;
    const rest = isObject(start) ? found.slice(this.firstAfter(start, found, given, index)) : found;
    const limited = typeof given.Limit === 'number' ? rest.slice(0, given.Limit) : rest;
    const more = limited.length > 0 && limited.length === given.Limit;
    const keys = [this.table.partitionKey.name, ...indexKeys(index)];
    return {
      Count: limited.length,
      ScannedCount: limited.length,
      Items: limited.map((item) => copy(index.projection === 'KEYS_ONLY' ? only(item, keys) : item)),
      ...(more && { LastEvaluatedKey: only(limited[limited.length - 1], keys) }),
    };
  }

  /** Items with the same time are sorted by their keys, so that a page continues where the last one ended. */
  private inOrder(a: Item, b: Item, index: IndexDescription): number {
    return (
      bySortKey(a, b, index) || textAt(a, this.table.partitionKey).localeCompare(textAt(b, this.table.partitionKey))
    );
  }

  /** The item of the start key itself may have left the index. */
  private firstAfter(start: Item, found: readonly Item[], given: JsonObject, index: IndexDescription): number {
    const direction = given.ScanIndexForward === false ? -1 : 1;
    const first = found.findIndex((item) => direction * this.inOrder(item, start, index) > 0);
    return first < 0 ? found.length : first;
  }

  private requireCondition(given: JsonObject, item: Item | undefined): void {
    if (given.ConditionExpression === undefined) return;
    const condition = parseCondition(String(given.ConditionExpression));
    if (holds(condition, item, placeholdersOf(given))) return;
    throw new ServiceError('ConditionalCheckFailedException', 'The conditional request failed');
  }

  private keyOf(item: JsonObject, alone: boolean = false): string {
    const value = textAt(item, this.table.partitionKey);
    if (value === '' || (alone && Object.keys(item).length !== 1)) {
      throw invalid('The provided key element does not match the schema');
    }
    return value;
  }

  private current(key: string): Item | undefined {
    return this.versions.get(key)?.at(-1)?.item;
  }

  private lagging(key: string): Item | undefined {
    const seen = this.options.clock.now() - (this.options.lag ?? 0);
    return this.versions
      .get(key)
      ?.filter(({ since }) => since <= seen)
      .at(-1)?.item;
  }

  private write(key: string, item: Item): void {
    const before = this.current(key);
    const after = copy(item);
    this.versions.set(key, [...(this.versions.get(key) ?? []), { since: this.options.clock.now(), item: after }]);
    this.options.onWrite?.(key, before, after);
  }
}

function placeholdersOf(given: JsonObject): Placeholders {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = given;
  return { names: objectOf(names), values: objectOf(values) };
}

/** DynamoDB refuses a placeholder that no expression uses. */
function checkPlaceholders(given: JsonObject): void {
  const { names, values } = placeholdersOf(given);
  const texts = [given.ConditionExpression, given.UpdateExpression, given.KeyConditionExpression].map(String);
  const used = new Set(texts.flatMap(placeholdersIn));
  const unused = [...Object.keys(names), ...Object.keys(values)].filter((name) => !used.has(name));
  if (unused.length > 0) throw invalid(`Value unused in expressions: keys: {${unused.join(', ')}}`);
  const placeholders = { names, values };
  for (const name of used) {
    if (name.startsWith('#')) nameOf(name, placeholders);
    else valueOf(name, placeholders);
  }
}

/** A query needs one value of the partition key, and nothing but the index's keys. */
function checkKeyCondition(condition: Condition, index: IndexDescription, placeholders: Placeholders): void {
  const parts = condition.type === 'and' ? [condition.left, condition.right] : [condition];
  const compared = parts.flatMap((part) => (part.type === 'compare' ? [part] : []));
  const names = compared.map(({ path }) => nameOf(path, placeholders));
  const known = indexKeys(index);
  const isEqual = compared[names.indexOf(index.partitionKey.name)]?.operator === '=';
  if (compared.length === parts.length && isEqual && names.every((name) => known.includes(name))) return;
  throw invalid('Query condition missed key schema element');
}

function isIndexed(item: Item, index: IndexDescription): boolean {
  return indexKeys(index).every((name) => item[name] !== undefined);
}

function indexKeys({ partitionKey, sortKey }: IndexDescription): string[] {
  return sortKey === undefined ? [partitionKey.name] : [partitionKey.name, sortKey.name];
}

function bySortKey(a: Item, b: Item, { sortKey }: IndexDescription): number {
  if (sortKey === undefined) return 0;
  const [left, right] = [a, b].map((item) => JSON.stringify(item[sortKey.name]));
  return left < right ? -1 : Number(left > right);
}

/** The text of a key. Empty if there is none. */
function textAt(item: Item, { name, type }: KeyDescription): string {
  const value = item[name];
  const text = isObject(value) ? value[type] : undefined;
  return typeof text === 'string' ? text : '';
}

function only(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

function objectAt(given: JsonObject, name: string): JsonObject {
  const value = given[name];
  if (isObject(value)) return value;
  throw invalid(`The parameter '${name}' is required.`);
}

function copy(item: Item): Item {
  return JSON.parse(JSON.stringify(item)) as Item;
}

/** Makes the tables that a template describes, and finds them again in a data folder. */
import { isDeepStrictEqual } from 'node:util';
import { IndexDescription, KeyDescription, TableDescription } from './description';
import { objectsOf, Json, JsonObject } from '../../base/json';
import { ServiceError } from '../service';
import { Engine } from './engine';

/** Creates the table unless it is there already; one that is there must have the same keys and indexes. */
export async function ensureTable(engine: Engine, table: TableDescription): Promise<void> {
  const wanted = createTableInput(table);
  const found = await describe(engine, table.name);
  if (found === undefined) {
    await engine.call('CreateTable', wanted);
    await untilActive(engine, table.name);
  } else if (!isDeepStrictEqual(shapeOf(found), shapeOf(wanted))) {
    throw new Error(
      `The table ${table.name} in the data folder has different keys or indexes from those in the template. ` +
        'Keys cannot be changed in place: use another data folder, or delete this one.',
    );
  }
}

function createTableInput(table: TableDescription): JsonObject {
  const global = table.globalIndexes ?? [];
  const local = table.localIndexes ?? [];
  return {
    TableName: table.name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(table),
    AttributeDefinitions: attributeDefinitions([table, ...global, ...local]),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global.map(indexInput) }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local.map(indexInput) }),
  };
}

interface Keys {
  readonly partitionKey: KeyDescription;
  readonly sortKey?: KeyDescription;
}

function keySchema({ partitionKey, sortKey }: Keys): Json {
  const hash = { AttributeName: partitionKey.name, KeyType: 'HASH' };
  return sortKey === undefined ? [hash] : [hash, { AttributeName: sortKey.name, KeyType: 'RANGE' }];
}

/** Each key attribute once: DynamoDB refuses one that is named twice. */
function attributeDefinitions(keyed: readonly Keys[]): Json {
  const types = new Map<string, string>();
  for (const { partitionKey, sortKey } of keyed) {
    types.set(partitionKey.name, partitionKey.type);
    if (sortKey !== undefined) types.set(sortKey.name, sortKey.type);
  }
  return [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
}

function indexInput(index: IndexDescription): JsonObject {
  const projection: JsonObject = { ProjectionType: index.projection ?? 'ALL' };
  if (index.nonKeyAttributes !== undefined) projection.NonKeyAttributes = [...index.nonKeyAttributes];
  return { IndexName: index.name, KeySchema: keySchema(index), Projection: projection };
}

async function describe(engine: Engine, name: string): Promise<JsonObject | undefined> {
  try {
    const { Table: table } = await engine.call('DescribeTable', { TableName: name });
    return table as JsonObject;
  } catch (error) {
    if (error instanceof ServiceError && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** dynalite makes a table ACTIVE on a later turn of the event loop. */
async function untilActive(engine: Engine, name: string): Promise<void> {
  for (;;) {
    const table = await describe(engine, name);
    if (table?.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** What of a table cannot change under its items, in an order of its own. */
function shapeOf(table: JsonObject): Json {
  const indexes = [...objectsOf(table.GlobalSecondaryIndexes), ...objectsOf(table.LocalSecondaryIndexes)];
  return {
    KeySchema: table.KeySchema,
    AttributeDefinitions: sortedBy('AttributeName', objectsOf(table.AttributeDefinitions)),
    Indexes: sortedBy(
      'IndexName',
      indexes.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection })),
    ),
  };
}

function sortedBy(member: string, list: JsonObject[]): JsonObject[] {
  return [...list].sort((a, b) => String(a[member]).localeCompare(String(b[member])));
}

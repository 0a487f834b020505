import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  QueryCommand,
  TagResourceCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { clientsOf } from './clients';
import { startWorkshop } from './workshop';
import { resource } from '../support/form-template';

const Things = resource('AWS::DynamoDB::Table', {
  TableName: 'Things',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
});
const TableName = 'Things';

async function start() {
  const backend = await startWorkshop({ resources: { Things } });
  return { backend, dynamodb: clientsOf(backend).dynamodb };
}

test('the DynamoDB client writes, reads, updates and queries the template’s tables', async () => {
  const { backend, dynamodb } = await start();
  const Key = { id: { S: '1' } };
  await dynamodb.send(new PutItemCommand({ TableName, Item: { ...Key, n: { N: '1' } } }));
  const update = { TableName, Key, UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } };
  await dynamodb.send(new UpdateItemCommand(update));
  expect((await dynamodb.send(new GetItemCommand({ TableName, Key }))).Item).toEqual({ ...Key, n: { N: '2' } });
  const byId = { KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': Key.id } };
  expect((await dynamodb.send(new QueryCommand({ TableName, ...byId }))).Count).toBe(1);
  await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { Things: [{ DeleteRequest: { Key } }] } }));
  expect(await backend.table('Things').items()).toEqual([]);
});

test('the DynamoDB client gets the item that failed the condition', async () => {
  const { dynamodb } = await start();
  const Item = { id: { S: '1' } };
  await dynamodb.send(new PutItemCommand({ TableName, Item }));
  const again = {
    TableName,
    Item,
    ConditionExpression: 'attribute_not_exists(id)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const;
  await expect(dynamodb.send(new PutItemCommand(again))).rejects.toMatchObject({
    name: 'ConditionalCheckFailedException',
    Item,
  });
});

test('the DynamoDB client can read which attribute is the time to live', async () => {
  const { dynamodb } = await start();
  const { TimeToLiveDescription } = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName }));
  expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
  await expect(dynamodb.send(new DescribeTimeToLiveCommand({ TableName: 'None' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('the DynamoDB client creates, tags, changes and deletes tables of its own', async () => {
  const { dynamodb } = await start();
  const own = { TableName: 'Own' };
  await dynamodb.send(
    new CreateTableCommand({
      ...own,
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
    }),
  );
  const table = async () => (await dynamodb.send(new DescribeTableCommand(own))).Table;
  while ((await table())?.TableStatus !== 'ACTIVE') await new Promise((resolve) => setTimeout(resolve, 5));
  const ResourceArn = (await table())?.TableArn;
  const Tags = [{ Key: 'team', Value: 'forms' }];
  await dynamodb.send(new TagResourceCommand({ ResourceArn, Tags }));
  expect((await dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn }))).Tags).toEqual(Tags);
  const ProvisionedThroughput = { ReadCapacityUnits: 2, WriteCapacityUnits: 2 };
  await dynamodb.send(new UpdateTableCommand({ ...own, ProvisionedThroughput }));
  while ((await table())?.TableStatus !== 'ACTIVE') await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await table())?.ProvisionedThroughput).toMatchObject(ProvisionedThroughput);
  await dynamodb.send(new DeleteTableCommand(own));
  await expect(
    (async () => {
      for (;;) await table();
    })(),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual(['Things']);
});

test('the DynamoDB client gets an error for operations that do not run here', async () => {
  const { dynamodb } = await start();
  const TransactItems = [{ Put: { TableName, Item: { id: { S: '1' } } } }];
  await expect(dynamodb.send(new TransactWriteItemsCommand({ TransactItems }))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  });
});

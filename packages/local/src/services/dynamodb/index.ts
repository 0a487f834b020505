/** DynamoDB, as the registry has it. */
import { join } from 'node:path';
import { tableAccess } from './access';
import { tables } from './describe';
import { type TableDescription } from './description';
import { DynamoDb } from './dynamodb';
import { TableUnits } from './table-units';
import { type ServiceDefinition } from '../definition';

export const dynamodb: ServiceDefinition<'dynamodb', 'tables', TableDescription, DynamoDb> = {
  name: 'dynamodb',
  resources: tables,
  access: tableAccess,
  actionPrefixes: ['dynamodb'],
  wire: {
    protocol: 'json',
    version: '1.0',
    target: 'DynamoDB_20120810',
    namespace: 'com.amazonaws.dynamodb.v20120810',
  },
  // "Consistent, single-digit millisecond performance": https://aws.amazon.com/dynamodb/features/
  latency: { p50: 5, p99: 15 },
  cost: {
    counter: (descriptions) => {
      const units = new TableUnits(descriptions);
      return (call) => units.of(call);
    },
  },
  model: { name: 'dynamodb', errorPrefix: 'DynamoDb' },
  readme: {
    title: 'DynamoDB',
    operations: 'single items and batches, queries, scans, tables, tags; no transactions, streams or backups',
    rows: [
      { resource: '`AWS::DynamoDB::Table`, `GlobalTable`', here: 'keys, indexes, conditions; items do not expire' },
    ],
  },
  start: (descriptions, { region, accountId, dataDir }) =>
    DynamoDb.start(descriptions, {
      region,
      accountId,
      dataDir: dataDir === undefined ? undefined : join(dataDir, 'dynamodb'),
    }),
};

/** Reads the DynamoDB tables out of the deployed resources; a global table is one table here. */
import { type IndexDescription, type KeyDescription, type KeyType, type TableDescription } from './description';
import { arn } from '../../base/arn';
import { type Json, member, objectsOf } from '../../base/json';
import { StartError } from '../../base/start-error';
import { type DeployedResource } from '../../cloudformation/deploy';
import { DEPLOYED_AT, type Identity, type Nameable, nameOf, uuidOf } from '../../cloudformation/names';
import { type Planned } from '../../cloudformation/planned';
import { runs } from '../../cloudformation/resource-type';
import { type ServiceResources } from '../definition';

/** The tables in the order of the templates. */
export function describeTables(resources: readonly DeployedResource[]): Planned<TableDescription>[] {
  return resources
    .filter(({ type }) => TABLE_TYPES.has(type))
    .map((resource) => ({ path: resource.path, logicalId: resource.logicalId, description: describe(resource) }));
}

const TABLE_TYPES: ReadonlySet<string> = new Set(['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable']);

function describe(resource: DeployedResource): TableDescription {
  const properties = resource.properties();
  const types = attributeTypes(properties.AttributeDefinitions);
  const timeToLive = member(properties.TimeToLiveSpecification, 'AttributeName');
  return {
    name: resource.ref,
    arn: resource.attribute('Arn'),
    ...keysOf(properties.KeySchema, types, resource.path),
    globalIndexes: indexesOf(properties.GlobalSecondaryIndexes, types, resource.path),
    localIndexes: indexesOf(properties.LocalSecondaryIndexes, types, resource.path),
    timeToLiveAttribute: typeof timeToLive === 'string' ? timeToLive : undefined,
  };
}

function attributeTypes(definitions: Json | undefined): ReadonlyMap<string, KeyType> {
  return new Map(
    objectsOf(definitions).map(({ AttributeName: name, AttributeType: type }) => [
      String(name),
      type === 'N' || type === 'B' ? type : 'S',
    ]),
  );
}

function keysOf(
  schema: Json | undefined,
  types: ReadonlyMap<string, KeyType>,
  path: string,
): { partitionKey: KeyDescription; sortKey?: KeyDescription } {
  const key = (role: string): KeyDescription | undefined => {
    const name = objectsOf(schema).find((entry) => entry.KeyType === role)?.AttributeName;
    return typeof name === 'string' ? { name, type: types.get(name) ?? 'S' } : undefined;
  };
  const partitionKey = key('HASH');
  if (partitionKey === undefined) {
    throw new StartError(`${path}: the table or one of its indexes has no partition key.`);
  }
  return { partitionKey, sortKey: key('RANGE') };
}

function indexesOf(
  indexes: Json | undefined,
  types: ReadonlyMap<string, KeyType>,
  path: string,
): IndexDescription[] | undefined {
  if (indexes === undefined) return undefined;
  return objectsOf(indexes).map((index) => ({
    name: String(index.IndexName),
    ...keysOf(index.KeySchema, types, path),
    ...projectionOf(index.Projection),
  }));
}

function projectionOf(projection: Json | undefined): Pick<IndexDescription, 'projection' | 'nonKeyAttributes'> {
  const type = member(projection, 'ProjectionType');
  const attributes = member(projection, 'NonKeyAttributes');
  return {
    projection: type === 'KEYS_ONLY' || type === 'INCLUDE' ? type : 'ALL',
    nonKeyAttributes: Array.isArray(attributes) ? attributes.map(String) : undefined,
  };
}

/** The CloudFormation side. */
export const tables: ServiceResources<'tables', TableDescription> = {
  key: 'tables',
  types: {
    'AWS::DynamoDB::Table': runs(tableIdentity),
    'AWS::DynamoDB::GlobalTable': runs((r) => {
      const { ref, attributes } = tableIdentity(r);
      return { ref, attributes: { ...attributes, TableId: uuidOf(r) } };
    }),
  },
  describe: (resources) => ({ planned: describeTables(resources), notices: [] }),
};

function tableIdentity(r: Nameable): Identity {
  const name = nameOf(r, 'TableName', 255);
  const tableArn = arn('dynamodb', `table/${name}`);
  const streamArn = `${tableArn}/stream/${DEPLOYED_AT.slice(0, -1)}`;
  return { ref: name, attributes: { Arn: tableArn, StreamArn: streamArn } };
}

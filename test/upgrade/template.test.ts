// What CloudFormation makes of an update from an earlier template: nothing that holds submissions is replaced.
import { earlierTemplate, synthesizeNow } from './templates';

/** A change of one of these replaces the resource, by the "Update requires" of CloudFormation's reference. */
const REPLACED_BY: { readonly [type: string]: readonly string[] } = {
  'AWS::DynamoDB::Table': ['KeySchema', 'LocalSecondaryIndexes', 'TableName', 'ImportSourceSpecification'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
};

interface Index {
  readonly IndexName: string;
  readonly Projection: { readonly NonKeyAttributes?: readonly string[] };
}

const earlier = earlierTemplate().Resources;
const now = synthesizeNow().template.Resources;
const holders = Object.entries(earlier).filter(([, { Type }]) => Type in REPLACED_BY);

test('the earlier template has a table and two queues', () => {
  expect(holders.map(([, { Type }]) => Type).sort()).toEqual([
    'AWS::DynamoDB::Table',
    'AWS::SQS::Queue',
    'AWS::SQS::Queue',
  ]);
});

test.each(holders)('%s still exists, and is not replaced', (id, { Type, Properties }) => {
  expect(now[id]?.Type).toBe(Type);
  for (const name of REPLACED_BY[Type]) expect(now[id].Properties[name]).toEqual(Properties[name]);
});

test('no index is changed, and at most one is new, because DynamoDB adds only one per update', () => {
  const tables = holders.filter(([, { Type }]) => Type === 'AWS::DynamoDB::Table');
  for (const [id, { Properties }] of tables) {
    const [before, after] = [Properties, now[id].Properties].map((of) => indexesOf(of));
    const kept = Object.fromEntries(Object.entries(after).filter(([name]) => name in before));
    expect(kept).toEqual(before);
    expect(Object.keys(after).length - Object.keys(before).length).toBeLessThanOrEqual(1);
  }
});

/** By their names, because neither they nor the attributes of a projection have an order that means anything. Keys have one. */
function indexesOf({ GlobalSecondaryIndexes }: { readonly [name: string]: unknown }): { [name: string]: object } {
  const indexes = (GlobalSecondaryIndexes as Index[]).map(({ Projection, ...index }) => ({
    ...index,
    Projection: { ...Projection, NonKeyAttributes: new Set(Projection.NonKeyAttributes) },
  }));
  return Object.fromEntries(indexes.map((index) => [index.IndexName, index]));
}

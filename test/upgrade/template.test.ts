// What CloudFormation makes of an update from an earlier template: nothing that holds submissions is replaced.
import { earlierTemplate, synthesizeNow } from './templates';

/** A change of one of these replaces the resource, by the "Update requires" of CloudFormation's reference. */
const REPLACED_BY: { readonly [type: string]: readonly string[] } = {
  'AWS::DynamoDB::Table': ['KeySchema', 'LocalSecondaryIndexes', 'TableName', 'ImportSourceSpecification'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
};

interface Index {
  readonly IndexName: string;
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

test.each(holders)('%s is still there, and is not replaced', (id, { Type, Properties }) => {
  expect(now[id]?.Type).toBe(Type);
  for (const name of REPLACED_BY[Type]) expect(now[id].Properties[name]).toEqual(Properties[name]);
});

test('no index is changed, and at most one is new, because DynamoDB adds one in an update', () => {
  const tables = holders.filter(([, { Type }]) => Type === 'AWS::DynamoDB::Table');
  for (const [id, { Properties }] of tables) {
    const [before, after] = [Properties, now[id].Properties].map((of) => of.GlobalSecondaryIndexes as Index[]);
    const kept = after.filter(({ IndexName }) => before.some((index) => index.IndexName === IndexName));
    expect(kept).toEqual(before);
    expect(after.length - before.length).toBeLessThanOrEqual(1);
  }
});

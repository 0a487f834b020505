// The page about deploying lists the actions that each type of resource needs: a missing type would fail for those who
// follow it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnResource } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { SentimentFormBackend } from '../src';
import { BACKENDS } from './security/variants';
import { newStack } from './support/synth';

const PAGE = readFileSync(join(__dirname, '../docs/deploy.md'), 'utf8');

test('the page has the actions for each type of resource that a form deploys, and for no other', () => {
  expect(typesOnThePage().sort()).toEqual(deployedTypes().sort());
});

test('a table can get the name of one that was kept, and be imported with it', () => {
  const stack = newStack();
  const { table } = new SentimentFormBackend(stack, 'Form');
  (table.node.defaultChild as CfnTable).tableName = 'Submissions-1ABCDEFGHIJKL';
  // What CloudFormation requires of a resource that it imports by its name.
  Template.fromStack(stack).hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'RetainExceptOnCreate',
    Properties: { TableName: 'Submissions-1ABCDEFGHIJKL' },
  });
});

function deployedTypes(): string[] {
  const resources = BACKENDS.flatMap(([, make]) => make(newStack()).node.findAll().filter(CfnResource.isCfnResource));
  return [...new Set(resources.map(({ cfnResourceType }) => cfnResourceType))];
}

/** The first column of the table: a service's types come after the first as `::Name`. */
function typesOnThePage(): string[] {
  const rows = [...PAGE.matchAll(/^\| (`AWS::[^|]*) \|/gm)];
  return rows.flatMap(([, cell]) => {
    const [first, ...others] = [...cell.matchAll(/`([^`]*::[^`]*)`/g)].map(([, name]) => name);
    const service = first.slice(0, first.lastIndexOf('::'));
    return [first, ...others.map((name) => service + name)];
  });
}

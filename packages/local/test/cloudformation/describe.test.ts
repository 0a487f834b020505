import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DeployedResource } from '../../src/cloudformation/deploy';
import { noticesOfResourceTypes } from '../../src/cloudformation/notice';
import { treatmentOf } from '../../src/cloudformation/resource-type';
import { RESOURCE_TYPES } from '../../src/plan/deployed-resources';
import { describeTables } from '../../src/services/dynamodb/describe';
import { describeFunctions } from '../../src/services/lambda/describe';
import { describeQueues } from '../../src/services/sqs/describe';
import { deployed, resourcesOf } from '../support/assembly';
import { temporaryFolder } from '../support/folder';
import { synthesize } from '../support/synthesize';

let resources: DeployedResource[];
beforeAll(async () => {
  resources = deployed(await synthesize());
});

describe('tables', () => {
  test('a global table has its keys, its indexes and its time to live', () => {
    const [{ path, description }] = describeTables(resources);
    expect(path).toBe('Data/Table/Resource');
    expect(description).toMatchObject({
      partitionKey: { name: 'id', type: 'S' },
      sortKey: { name: 'at', type: 'N' },
      globalIndexes: [{ name: 'open', partitionKey: { name: 'state', type: 'S' }, projection: 'ALL' }],
      timeToLiveAttribute: 'expiresAt',
    });
  });

  test('the tables of nested stacks and of stages are included', () => {
    const names = describeTables(resources).map(({ description }) => description.name);
    expect(names).toHaveLength(3);
    expect(names[1]).toMatch(/^Form-Nested.*-Notes/);
    expect(names[2]).toMatch(/^Prod-Inner-Table/);
  });

  test('a table without a partition key is refused with its path', () => {
    const table = { Type: 'AWS::DynamoDB::Table', Properties: {} };
    expect(() => describeTables(resourcesOf({ Resources: { Table: table } }))).toThrow(
      'Form/Table: the table or one of its indexes has no partition key.',
    );
  });
});

describe('functions', () => {
  test('a function has its code, its environment with names from other stacks, and its timeout', () => {
    const { functions } = describeFunctions(resources, temporaryFolder());
    const [table] = describeTables(resources);
    expect(functions[0]).toMatchObject({
      path: 'Form/Greet/Resource',
      description: {
        handler: 'index.handler',
        runtime: 'nodejs22.x',
        environment: { GREETING: 'Hello', TABLE: table.description.name },
        timeoutSeconds: 7,
      },
    });
    expect(readFileSync(join(functions[0].description.codeDir, 'index.js'), 'utf8')).toContain('GREETING');
  });

  test('inline code is written to a folder of its own', () => {
    const { functions } = describeFunctions(resources, temporaryFolder());
    expect(readFileSync(join(functions[1].description.codeDir, 'index.js'), 'utf8')).toContain('from the template');
  });

  test('a runtime that does not run here is reported', () => {
    const { notices } = describeFunctions(resources, temporaryFolder());
    expect(notices).toEqual([
      {
        path: 'Form/Python/Resource',
        type: 'AWS::Lambda::Function',
        message: 'calls to it fail: only Node.js runtimes are supported here, this is python3.13',
      },
    ]);
  });

  test.each([
    ['nodejs18.x', []],
    [
      'nodejs16.x',
      [
        /^on AWS, its runtime contains version 2 of the AWS SDK.*Upgrade the function to nodejs24\.x.*or bundle the SDK/,
      ],
    ],
    ['nodejs10.x', [/version 2/]],
    ['nodejs8.10', [/version 2/, /^calls to it fail: the runtime nodejs8\.10 is too old to run here$/]],
    ['nodejs', [/version 2/, /^calls to it fail: the runtime nodejs is too old/]],
  ])('a runtime with another AWS SDK is reported: %s', (runtime, messages) => {
    const properties = { Runtime: runtime, Handler: 'index.handler', Code: { ZipFile: '' } };
    const old = resourcesOf({ Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: properties } } });
    expect(describeFunctions(old, temporaryFolder()).notices).toEqual(
      messages.map((message) => ({
        path: 'Form/Fn',
        type: 'AWS::Lambda::Function',
        message: expect.stringMatching(message),
      })),
    );
  });

  test('layers are reported, and the function runs without them', () => {
    const properties = { Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile: '' }, Layers: ['arn'] };
    const layered = resourcesOf({ Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: properties } } });
    const { functions, notices } = describeFunctions(layered, temporaryFolder());
    expect(functions).toHaveLength(1);
    expect(notices).toMatchObject([{ path: 'Form/Fn', message: 'its layers are not loaded' }]);
  });

  test.each([
    ['a container image', { PackageType: 'Image' }, 'container images are not supported here'],
    [
      'code that is not in the assembly',
      { Runtime: 'nodejs22.x', Code: { S3Bucket: 'mine', S3Key: 'code.zip' } },
      'its code is not a folder in the cloud assembly',
    ],
  ])('%s is reported', (_, properties, reason) => {
    const fn = resourcesOf({ Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: properties } } });
    const { functions, notices } = describeFunctions(fn, temporaryFolder());
    expect(functions).toEqual([]);
    expect(notices).toMatchObject([{ message: `calls to it fail: ${reason}` }]);
  });

  test('a version and an alias are names of the same function', () => {
    const named = resourcesOf({
      Resources: {
        Fn: {
          Type: 'AWS::Lambda::Function',
          Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile: '' } },
        },
        Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Fn' } } },
        Alias: {
          Type: 'AWS::Lambda::Alias',
          Properties: { FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] }, Name: 'live' },
        },
      },
    });
    const { functions } = describeFunctions(named, temporaryFolder());
    expect(functions[0].description.qualifiers).toEqual(['1', 'live']);
  });
});

test('a queue has its URL, its times and its dead-letter queue', () => {
  const { queues } = describeQueues(
    resourcesOf({
      Resources: {
        Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
        Parked: {
          Type: 'AWS::SQS::Queue',
          Properties: {
            QueueName: 'parked',
            VisibilityTimeout: 60,
            MessageRetentionPeriod: 1209600,
            RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
          },
        },
      },
    }),
  );
  expect(queues[1].description).toEqual({
    name: 'parked',
    arn: 'arn:aws:sqs:us-east-1:123456789012:parked',
    url: 'https://sqs.us-east-1.amazonaws.com/123456789012/parked',
    visibilityTimeoutSeconds: 60,
    retentionSeconds: 1209600,
    redrive: { deadLetterArn: 'arn:aws:sqs:us-east-1:123456789012:dead', maxReceiveCount: 3 },
  });
});

describe('resource types', () => {
  test('a type that cannot run is reported with what will not work', () => {
    expect(noticesOfResourceTypes(resources)).toEqual([
      { path: 'Data/Setting/Resource', type: 'AWS::SecretsManager::Secret', message: 'its value cannot be read' },
    ]);
  });

  test.each([
    ['AWS::StepFunctions::StateMachine', 'runs'],
    ['AWS::IAM::Role', 'needs nothing'],
    ['AWS::SQS::Queue', 'runs'],
    ['Custom::Anything', 'cannot run'],
    ['AWS::Something::New', 'cannot run'],
  ])('%s: %s', (type, outcome) => {
    expect(treatmentOf(type, RESOURCE_TYPES).outcome).toBe(outcome);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonObject } from '../../src/base/json';
import { deployed, resource, resourcesOf, writeAssembly } from '../support/assembly';
import { temporaryFolder } from '../support/folder';

function metadata(value: JsonObject): JsonObject {
  return { Type: 'AWS::CDK::Metadata', Properties: value };
}

describe('references', () => {
  test('a reference to a name that does not exist is an error that says where it is', () => {
    const template = { Resources: { Here: metadata({ x: { 'Fn::Sub': 'a-${Gone.Arn}' } }) } };
    expect(() => resourcesOf(template)).toThrow('Stack Form: Here refers to "Gone", but the template has no resource');
  });

  test('an output that refers to something missing is an error', () => {
    const template = { Resources: {}, Outputs: { Url: { Value: { Ref: 'Gone' } } } };
    expect(() => resourcesOf(template)).toThrow('the output Url refers to "Gone"');
  });

  test('a cycle through DependsOn is an error that shows the cycle', () => {
    const template = {
      Resources: {
        A: metadata({ x: { Ref: 'B' } }),
        B: { ...metadata({}), DependsOn: ['C'] },
        C: metadata({ x: { 'Fn::GetAtt': ['A', 'Arn'] } }),
      },
    };
    expect(() => resourcesOf(template)).toThrow('Stack Form has a circular dependency: A -> B -> C -> A');
  });

  test('conditions that depend on each other are an error', () => {
    const template = {
      Conditions: { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { 'Fn::Not': [{ Condition: 'A' }] } },
      Resources: { Here: { ...metadata({}), Condition: 'A' } },
    };
    expect(() => resourcesOf(template)).toThrow('circular reference: Condition A -> Condition B -> Condition A');
  });

  test('a resource whose condition is false is left out, and a reference to it is an error', () => {
    const template = {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Gone: { ...metadata({}), Condition: 'Never' }, Here: metadata({ x: { Ref: 'Gone' } }) },
    };
    const resources = resourcesOf(template);
    expect(resources.map(({ logicalId }) => logicalId)).toEqual(['Here']);
    expect(() => resource(resources, 'Here').properties()).toThrow('its condition Never is false');
  });

  test('a parameter without a value is an error that says what to do', () => {
    const template = {
      Parameters: { Email: { Type: 'String' } },
      Resources: { Here: metadata({ x: { Ref: 'Email' } }) },
    };
    const [here] = resourcesOf(template);
    expect(() => here.properties()).toThrow('The parameter Email of stack Form has no value. Give it a default.');
  });
});

describe('several stacks', () => {
  test('one stack imports what another exports', () => {
    const [, importing] = deployed(
      writeAssembly({
        Data: {
          Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'items' } } },
          Outputs: { Out: { Value: { Ref: 'Table' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Table' } } } },
        },
        Form: { Resources: { Here: metadata({ x: { 'Fn::ImportValue': 'Data:Table' } }) } },
      }),
    );
    expect(importing.properties()).toEqual({ x: 'items' });
  });

  test('two stacks that import from each other are an error, not an endless loop', () => {
    const stack = (own: string, other: string): JsonObject => ({
      Resources: { Here: metadata({ x: { 'Fn::ImportValue': other } }) },
      Outputs: { Out: { Value: { 'Fn::ImportValue': other }, Export: { Name: own } } },
    });
    const [here] = deployed(writeAssembly({ A: stack('a', 'b'), B: stack('b', 'a') }));
    expect(() => here.properties()).toThrow('circular reference: Import b -> Output Out');
  });

  test('a nested stack gets its parameters and returns its outputs', () => {
    const nested = join(temporaryFolder(), 'nested.json');
    writeFileSync(
      nested,
      JSON.stringify({
        Parameters: { Name: { Type: 'String' } },
        Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: { Ref: 'Name' } } } },
        Outputs: { TableName: { Value: { Ref: 'Table' } } },
      }),
    );
    const resources = resourcesOf(
      {
        Parameters: { Stage: { Type: 'String', Default: 'prod' } },
        Resources: {
          Nest: {
            Type: 'AWS::CloudFormation::Stack',
            Properties: {
              TemplateURL: { 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::URLSuffix' }, '/assets/nested.json']] },
              Parameters: { Name: { 'Fn::Sub': 'items-${Stage}' } },
            },
          },
          Here: metadata({ x: { 'Fn::GetAtt': ['Nest', 'Outputs.TableName'] } }),
        },
      },
      { 'nested.json': nested },
    );
    expect(resource(resources, 'Table').ref).toBe('items-prod');
    expect(resource(resources, 'Here').properties()).toEqual({ x: 'items-prod' });
  });
});

describe('names', () => {
  test('a generated name is the same at each start, and different in each stack', () => {
    const template = { Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: {} } } };
    const names = (): string[] => deployed(writeAssembly({ A: template, B: template })).map(({ ref }) => ref);
    expect(names()).toEqual(names());
    expect(new Set(names()).size).toBe(2);
    expect(names()[0]).toMatch(/^A-Fn-[0-9A-F]{12}$/);
  });

  test.each([
    ['AWS::Lambda::Function', {}, 64],
    ['AWS::IAM::Role', {}, 64],
    ['AWS::DynamoDB::Table', {}, 255],
  ])('a generated name of %s is no longer than AWS allows', (type, properties, limit) => {
    const [only] = resourcesOf({ Resources: { ['Long'.repeat(70)]: { Type: type, Properties: properties } } });
    expect(only.ref.length).toBe(limit);
  });

  test('the construct path is read from the metadata of the resource', () => {
    const here = { ...metadata({}), Metadata: { 'aws:cdk:path': 'Form/Here/Resource' } };
    expect(resourcesOf({ Resources: { Here: here } })[0].path).toBe('Form/Here/Resource');
  });

  test.each([
    ['AWS::SQS::Queue', 'QueueName', 'https://sqs.us-east-1.amazonaws.com/123456789012/q'],
    ['AWS::SNS::Topic', 'TopicName', 'arn:aws:sns:us-east-1:123456789012:q'],
    ['AWS::S3::Bucket', 'BucketName', 'q'],
    ['AWS::Logs::LogGroup', 'LogGroupName', 'q'],
    ['AWS::DynamoDB::GlobalTable', 'TableName', 'q'],
  ])('Ref of %s is the value that CloudFormation returns', (type, property, expected) => {
    const [only] = resourcesOf({ Resources: { Only: { Type: type, Properties: { [property]: 'q' } } } });
    expect(only.ref).toBe(expected);
  });

  test('a type that is not listed still has an ARN, so that references to it work', () => {
    const [only] = resourcesOf({ Resources: { Only: { Type: 'AWS::Pinpoint::App', Properties: { Name: 'x' } } } });
    expect(only.attribute('Arn')).toBe('arn:aws:pinpoint:us-east-1:123456789012:x');
    expect(only.attribute('Colour')).toBe('x-Colour');
  });
});

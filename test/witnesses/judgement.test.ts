// What the witnesses' own code must not let through; the witnesses themselves are tools of others, which `npm run witnesses` asks.
import { problemsWith } from '../../tools/witnesses/arguments/check-value';
import type { ServiceModel } from '../../tools/witnesses/arguments/service-model';
import { isSame, type Outcome } from '../../tools/witnesses/expressions/outcome';
import { problemsOf, type Statement } from '../../tools/witnesses/permissions/check-statement';
import type { DataSet } from '../../tools/witnesses/permissions/data-set';

describe('the results of two engines', () => {
  test.each<[Outcome, Outcome, boolean]>([
    [{ value: { a: [1, 'x', null] } }, { value: { a: [1, 'x', null] } }, true],
    [{ value: 0 }, { value: -0 }, true],
    [{ value: '1' }, { value: 1 }, false],
    [{ value: [1] }, { value: 1 }, false],
    [{ value: { a: 1 } }, { value: { a: 1, b: null } }, false],
    [{ value: null }, { nothing: true }, false],
    [{ nothing: true }, { throws: 'Error' }, false],
    [{ value: 'x' }, { throws: 'Error' }, false],
    [{ throws: 'One word' }, { throws: 'Another' }, true],
    [{ nothing: true }, { nothing: true }, true],
  ])('%j and %j: %s', (here, there, expected) => {
    expect(isSame(here, there)).toBe(expected);
  });
});

describe('arguments match the model of a service', () => {
  const model: ServiceModel = {
    operations: {},
    shapes: {
      Text: { type: 'string', min: 1, max: 3 },
      Kind: { type: 'string', enum: ['a', 'b'] },
      Arn: { type: 'string', pattern: 'arn:.+' },
      Count: { type: 'integer', min: 0 },
      Flag: { type: 'boolean' },
      Texts: { type: 'list', member: { shape: 'Text' } },
      Counts: { type: 'map', key: { shape: 'Text' }, value: { shape: 'Count' } },
      Choice: { type: 'structure', union: true, members: { Text: { shape: 'Text' }, Count: { shape: 'Count' } } },
      Request: {
        type: 'structure',
        required: ['Text'],
        members: {
          Text: { shape: 'Text' },
          kind: { shape: 'Kind' },
          Arn: { shape: 'Arn' },
          Count: { shape: 'Count' },
          Flag: { shape: 'Flag' },
          Texts: { shape: 'Texts' },
          Counts: { shape: 'Counts' },
          Choice: { shape: 'Choice' },
        },
      },
    },
  };
  const problems = (request: Parameters<typeof problemsWith>[0]) => problemsWith(request, 'Request', model, 'it');

  test('or are expressions with unknown values', () => {
    expect(
      problems({
        ...{ Text: 'abc', Kind: 'a', Arn: 'arn:x', Count: 0, Flag: false, Texts: ['a'], Counts: { a: 1 } },
        Choice: { Count: 1 },
      }),
    ).toEqual([]);
    expect(problems({ 'Text.$': '$.a', Kind: '{% $kind %}', Counts: '{% $counts %}', Texts: ['{% $text %}'] })).toEqual(
      [],
    );
  });

  test.each([
    [{}, 'it has no Text, which is required'],
    [{ Text: 'a', Txet: 1 }, 'it has Txet, which the API does not know'],
    [{ Text: 1 }, 'it.Text must be a string'],
    [{ Text: '' }, 'it.Text must have a size from 1 to 3, got 0'],
    [{ Text: 'abcd' }, 'it.Text must have a size from 1 to 3, got 4'],
    [{ Text: 'a', Kind: 'c' }, 'it.kind must be one of a, b'],
    [{ Text: 'a', Arn: 'x' }, 'it.Arn must fit arn:.+'],
    [{ Text: 'a', Count: '1' }, 'it.Count must be a number'],
    [{ Text: 'a', Count: 1.5 }, 'it.Count must be a whole number'],
    [{ Text: 'a', Flag: 'true' }, 'it.Flag must be a boolean'],
    [{ Text: 'a', Texts: 'a' }, 'it.Texts must be a list'],
    [{ Text: 'a', Texts: ['abcd'] }, 'it.Texts[0] must have a size from 1 to 3, got 4'],
    [{ Text: 'a', Counts: { abcd: 1 } }, 'it.Counts, the name abcd must have a size from 1 to 3, got 4'],
    [{ Text: 'a', Counts: { a: -1 } }, 'it.Counts.a must have a size from 0 to Infinity, got -1'],
    [{ Text: 'a', Choice: { Text: 'a', Count: 1 } }, 'it.Choice must have exactly one member'],
    ['a', 'it must be an object'],
  ])('but %j does not', (request, problem) => {
    expect(problems(request)).toEqual([problem]);
  });
});

describe('statements match the data about IAM', () => {
  const data: DataSet = {
    dynamodb: {
      resources: { table: { arn: 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${Name}', condition_keys: [] } },
      privileges: {
        PutItem: {
          privilege: 'PutItem',
          resource_types: {
            table: { resource_type: 'table', condition_keys: [] },
            '': { resource_type: '', condition_keys: ['dynamodb:Attributes', 'dynamodb:Tag/${Key}'] },
          },
        },
        ListTables: { privilege: 'ListTables', resource_types: { '': { resource_type: '', condition_keys: [] } } },
      },
    },
  };
  const table = 'arn:aws:dynamodb:us-east-1:111111111111:table/One';
  const problems = (statement: Partial<Statement>) =>
    problemsOf({ actions: ['dynamodb:PutItem'], resources: [table], conditionKeys: [], ...statement }, data);

  test.each<Partial<Statement>>([
    {},
    { resources: ['*'] },
    { resources: [`${table}*`] },
    { resources: [] },
    { actions: ['dynamodb:*'] },
    { actions: ['dynamodb:ListTables'], resources: ['*'] },
    { conditionKeys: ['dynamodb:Attributes', 'dynamodb:Tag/One', 'aws:SourceArn'] },
  ])('%j', (statement) => {
    expect(problems(statement)).toEqual([]);
  });

  test.each<[Partial<Statement>, string]>([
    [{ actions: ['dynamodb:PutItems'] }, 'there is no action dynamodb:PutItems'],
    [{ actions: ['dynamo:PutItem'] }, 'there is no action dynamo:PutItem'],
    [{ resources: ['arn:aws:sqs:us-east-1:111111111111:One'] }, 'is not allowed on arn:aws:sqs'],
    [{ resources: ['arn:aws:dynamodb:us-east-1:111111111111:stream/One'] }, 'is not allowed on arn:aws:dynamodb'],
    [{ actions: ['dynamodb:PutItem', 'dynamodb:ListTables'] }, 'dynamodb:ListTables is allowed on none of'],
    [{ conditionKeys: ['dynamodb:Attribute'] }, 'has no condition key dynamodb:Attribute'],
  ])('but %j does not', (statement, problem) => {
    expect(problems(statement)).toContainEqual(expect.stringContaining(problem));
  });
});

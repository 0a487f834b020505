import { type Json, type JsonObject } from '../../src/base/json';
import { resource, resourcesOf } from '../support/assembly';

const ACCOUNT_ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine:';

const TEMPLATE = {
  Parameters: {
    Stage: { Type: 'String', Default: 'prod' },
    Sizes: { Type: 'CommaDelimitedList', Default: 'small, large' },
    Count: { Type: 'Number', Default: 3 },
  },
  Mappings: { Limits: { prod: { rate: 100, zones: ['x', 'y'] } } },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    IsDev: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    Both: { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsDev' }, { Condition: 'IsProd' }] },
    ThreeIsThree: { 'Fn::Equals': [{ Ref: 'Count' }, '3'] },
  },
  Resources: {
    Flow: { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineName: 'flow' } },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'items' } },
  },
};

function evaluate(value: Json): Json | undefined {
  const subject: JsonObject = { Type: 'AWS::CDK::Metadata', Properties: { Value: value } };
  const resources = resourcesOf({ ...TEMPLATE, Resources: { ...TEMPLATE.Resources, Subject: subject } });
  return resource(resources, 'Subject').properties().Value;
}

describe('evaluates what CDK emits as CloudFormation does', () => {
  test.each<[string, Json, Json | undefined]>([
    ['a plain value', { a: [1, 'x', null, true] }, { a: [1, 'x', null, true] }],
    ['Ref of a state machine, which is its ARN', { Ref: 'Flow' }, `${ACCOUNT_ARN}flow`],
    ['Ref of a table, which is its name', { Ref: 'Table' }, 'items'],
    ['Ref of a parameter', { Ref: 'Stage' }, 'prod'],
    ['Ref of a list parameter', { Ref: 'Sizes' }, ['small', 'large']],
    ['Ref AWS::Region', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['Ref AWS::AccountId', { Ref: 'AWS::AccountId' }, '123456789012'],
    ['Ref AWS::Partition', { Ref: 'AWS::Partition' }, 'aws'],
    ['Ref AWS::URLSuffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    ['Ref AWS::StackName', { Ref: 'AWS::StackName' }, 'Form'],
    ['Ref AWS::NoValue as the whole value', { Ref: 'AWS::NoValue' }, undefined],
    ['Ref AWS::NoValue in an object', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    ['Ref AWS::NoValue in a list', [1, { Ref: 'AWS::NoValue' }], [1]],
    ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Flow', 'Name'] }, 'flow'],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Flow.Arn' }, `${ACCOUNT_ARN}flow`],
    ['Fn::Join', { 'Fn::Join': [':', ['a', { Ref: 'Stage' }, 1]] }, 'a:prod:1'],
    ['Fn::Join of a list parameter', { 'Fn::Join': ['+', { Ref: 'Sizes' }] }, 'small+large'],
    ['Fn::Sub', { 'Fn::Sub': '${Stage}-${AWS::Region}-${Flow.Name}' }, 'prod-us-east-1-flow'],
    ['Fn::Sub with variables', { 'Fn::Sub': ['${x}/${Stage}', { x: { Ref: 'Table' } }] }, 'items/prod'],
    ['Fn::Sub with a literal', { 'Fn::Sub': '${!Stage} $5 ${Stage}' }, '${Stage} $5 prod'],
    ['Fn::Split', { 'Fn::Split': ['|', 'a|b'] }, ['a', 'b']],
    ['Fn::Select', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['Fn::Base64', { 'Fn::Base64': 'grüße' }, 'Z3LDvMOfZQ=='],
    ['Fn::Length', { 'Fn::Length': { Ref: 'Sizes' } }, 2],
    ['Fn::ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Stage' } } }, '{"a":"prod"}'],
    ['Fn::GetAZs', { 'Fn::GetAZs': '' }, ['us-east-1a', 'us-east-1b', 'us-east-1c']],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Limits', { Ref: 'Stage' }, 'rate'] }, 100],
    ['Fn::FindInMap of a list', { 'Fn::Select': [0, { 'Fn::FindInMap': ['Limits', 'prod', 'zones'] }] }, 'x'],
    ['Fn::FindInMap with a default', { 'Fn::FindInMap': ['Limits', 'dev', 'rate', { DefaultValue: 5 }] }, 5],
    ['Fn::If that holds', { 'Fn::If': ['IsProd', 'yes', 'no'] }, 'yes'],
    ['Fn::If with Fn::Not', { 'Fn::If': ['IsDev', 'yes', 'no'] }, 'no'],
    ['Fn::If with Fn::And', { 'Fn::If': ['Both', 'yes', 'no'] }, 'no'],
    ['Fn::If with Fn::Or', { 'Fn::If': ['Either', 'yes', 'no'] }, 'yes'],
    ['Fn::Equals of a number and its text', { 'Fn::If': ['ThreeIsThree', 'yes', 'no'] }, 'yes'],
    ['Fn::If that leaves a property out', { a: { 'Fn::If': ['IsDev', 1, { Ref: 'AWS::NoValue' }] } }, {}],
    [
      'an IAM condition, which is no function',
      { Condition: { Bool: { x: 'true' } } },
      { Condition: { Bool: { x: 'true' } } },
    ],
  ])('%s', (_, value, expected) => {
    expect(evaluate(value)).toEqual(expected);
  });
});

describe('names what cannot be evaluated', () => {
  test.each<[string, Json, RegExp]>([
    [
      'an unknown function',
      { 'Fn::Cidr': ['10.0.0.0/16', 6, 5] },
      /Fn::Cidr is not supported here\. Supported: Ref, Fn::GetAtt/,
    ],
    ['a macro', { 'Fn::Transform': { Name: 'x' } }, /Fn::Transform is not supported here/],
    ['an unknown pseudo parameter', { Ref: 'AWS::Planet' }, /AWS::Planet is not a pseudo parameter/],
    ['an unknown attribute', { 'Fn::GetAtt': ['Flow', 'Colour'] }, /has no attribute "Colour"\. It has: Arn, Name/],
    ['an unknown mapping', { 'Fn::FindInMap': ['Nope', 'a', 'b'] }, /no mapping "Nope"/],
    ['an unknown key of a mapping', { 'Fn::FindInMap': ['Limits', 'dev', 'rate'] }, /no value under "dev", "rate"/],
    ['an unknown condition', { 'Fn::If': ['Nope', 1, 2] }, /no condition "Nope"/],
    ['an unknown export', { 'Fn::ImportValue': 'Nope' }, /exports "Nope"/],
    ['an index out of reach', { 'Fn::Select': [2, ['a', 'b']] }, /Fn::Select expects an index below 2, got: 2/],
    ['a list that is none', { 'Fn::Join': [',', 'a'] }, /Fn::Join expects a list, got: "a"/],
    ['too few arguments', { 'Fn::If': ['IsProd', 1] }, /Fn::If expects a list of 3 entries/],
    [
      'the zones of another region',
      { 'Fn::GetAZs': 'eu-west-1' },
      /only supported for the region us-east-1, got: eu-west-1/,
    ],
    [
      'a dynamic reference',
      'x{{resolve:secretsmanager:key:SecretString}}',
      /\{\{resolve:secretsmanager:key:SecretString\}\} cannot be resolved here/,
    ],
  ])('%s', (_, value, message) => {
    expect(() => evaluate(value)).toThrow(message);
    expect(() => evaluate(value)).toThrow(/^Form\/Subject \(AWS::CDK::Metadata\): /);
  });
});

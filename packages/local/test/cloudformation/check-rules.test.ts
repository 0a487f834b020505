import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../src/base/errors';
import { type Json, type JsonObject } from '../../src/base/json';
import { deployed, resourcesOf, writeAssembly } from '../support/assembly';
import { temporaryFolder } from '../support/folder';

const PARAMETERS: JsonObject = {
  Stage: { Type: 'String', Default: 'prod' },
  Count: { Type: 'Number', Default: 3 },
  Users: { Type: 'CommaDelimitedList', Default: 'ann, bob' },
  None: { Type: 'CommaDelimitedList', Default: '' },
  Vpc: { Type: 'AWS::EC2::VPC::Id', Default: 'vpc-1' },
  Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'subnet-1,subnet-2' },
  Open: { Type: 'String' },
};

function stackWith(rules: Json): JsonObject {
  return { Parameters: PARAMETERS, Rules: rules, Resources: { Here: { Type: 'AWS::CDK::Metadata' } } };
}

/** The error of a stack with one rule of one assertion. Undefined if it starts. */
function refusal(assert: Json, others: JsonObject = {}): string | undefined {
  const rule = { Assertions: [{ Assert: assert, AssertDescription: 'That is not allowed.' }], ...others };
  try {
    resourcesOf(stackWith({ MyRule: rule }));
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

const REFUSED = 'CloudFormation would refuse stack Form because of its rule MyRule: That is not allowed.';
const isProd = { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] };
const isDev = { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] };

test.each<[string, Json]>([
  ['Fn::Equals', isProd],
  ['Fn::Equals of a number, which is text', { 'Fn::Equals': [{ Ref: 'Count' }, '3'] }],
  ['Fn::Not', { 'Fn::Not': [isDev] }],
  ['Fn::And', { 'Fn::And': [isProd, { 'Fn::Not': [isDev] }] }],
  ['Fn::Or', { 'Fn::Or': [isDev, isProd] }],
  ['Fn::Contains', { 'Fn::Contains': [['dev', 'prod'], { Ref: 'Stage' }] }],
  ['Fn::Contains of a number', { 'Fn::Contains': [[1, 3], { Ref: 'Count' }] }],
  ['Fn::Contains of a list parameter', { 'Fn::Contains': [{ Ref: 'Users' }, 'bob'] }],
  ['Fn::Contains of the region', { 'Fn::Contains': [['eu-west-1', 'us-east-1'], { Ref: 'AWS::Region' }] }],
  ['Fn::EachMemberEquals', { 'Fn::EachMemberEquals': [['prod', 'prod'], { Ref: 'Stage' }] }],
  ['Fn::EachMemberIn', { 'Fn::EachMemberIn': [{ Ref: 'Users' }, ['bob', 'cid', 'ann']] }],
  ['Fn::RefAll', { 'Fn::EachMemberEquals': [{ 'Fn::RefAll': 'AWS::EC2::VPC::Id' }, 'vpc-1'] }],
  ['Fn::RefAll of lists', { 'Fn::Contains': [{ 'Fn::RefAll': 'AWS::EC2::Subnet::Id' }, 'subnet-2'] }],
  ['Fn::RefAll of a type that no parameter has', { 'Fn::EachMemberEquals': [{ 'Fn::RefAll': 'Number<No>' }, 'x'] }],
])('a rule that is satisfied accepts a stack, and its negation refuses it: %s', (_, assert) => {
  expect(refusal(assert)).toBeUndefined();
  expect(refusal({ 'Fn::Not': [assert] })).toBe(REFUSED);
});

test.each<[string, Json]>([
  ['Fn::Contains', { 'Fn::Contains': [['eu-west-1'], { Ref: 'AWS::Region' }] }],
  ['Fn::Contains of an empty text', { 'Fn::Not': [{ 'Fn::Contains': [{ Ref: 'None' }, ''] }] }],
  ['Fn::EachMemberEquals', { 'Fn::EachMemberEquals': [{ Ref: 'Users' }, 'ann'] }],
  ['Fn::EachMemberIn', { 'Fn::EachMemberIn': [{ Ref: 'Users' }, ['ann']] }],
])('a rule that is not satisfied refuses the stack: %s', (_, assert) => {
  expect(refusal(assert)).toBe(REFUSED);
});

test('the error of a rule without a description shows the assertion', () => {
  expect(refusal(isDev, { Assertions: [{ Assert: isProd }, { Assert: isDev }] })).toBe(
    'CloudFormation would refuse stack Form because of its rule MyRule: {"Fn::Equals":[{"Ref":"Stage"},"dev"]} is false.',
  );
});

test('a rule applies only to stacks that meet its condition', () => {
  expect(refusal(isDev, { RuleCondition: isProd })).toBe(REFUSED);
  expect(refusal(isDev, { RuleCondition: isDev })).toBeUndefined();
});

test.each<[string, Json, string]>([
  ['a function that is none of rules', { 'Fn::Join': ['', []] }, 'Fn::Join is not a function of rules. Known: Ref, '],
  ['Fn::If, which AWS refuses', { 'Fn::If': ['Is', true, false] }, 'Fn::If is not a function of rules. Known: Ref, '],
  [
    'what is in an account',
    { 'Fn::EachMemberIn': [{ 'Fn::ValueOfAll': ['AWS::EC2::Subnet::Id', 'VpcId'] }, ['a']] },
    'Fn::ValueOfAll looks up VpcId of AWS::EC2::Subnet::Id in an AWS account',
  ],
  [
    'an attribute',
    { 'Fn::Equals': [{ 'Fn::ValueOf': ['Vpc', 'Tags.Team'] }, 'IT'] },
    'Fn::ValueOf looks up Tags.Team of Vpc',
  ],
  [
    'a condition',
    { 'Fn::Not': [{ Condition: 'IsProd' }] },
    'rules can only refer to parameters and pseudo parameters, got: IsProd',
  ],
  [
    'a resource',
    { 'Fn::Equals': [{ Ref: 'Here' }, 'x'] },
    'rules can only refer to parameters and pseudo parameters, got: Here',
  ],
  [
    'a parameter without a value',
    { 'Fn::Equals': [{ Ref: 'Open' }, 'x'] },
    'The parameter Open of stack Form has no value',
  ],
  ['a text', 'yes', 'A condition expects true or false, got: "yes"'],
  ['a list of the wrong length', { 'Fn::Contains': [['a']] }, 'Fn::Contains expects a list of 2 entries, got: [["a"]]'],
  ['what is no list', { 'Fn::Contains': ['a', 'a'] }, 'Fn::Contains expects a list, got: "a"'],
])('a rule that cannot be evaluated is an error: %s', (_, assert, message) => {
  expect(refusal(assert)).toContain(`Stack Form: the rule MyRule cannot be evaluated: ${message}`);
});

test.each<[string, Json, string]>([
  ['without assertions', {}, 'it has no list of "Assertions".'],
  [
    'with an assertion that says nothing',
    { Assertions: [{ AssertDescription: 'Hm' }] },
    'an assertion has no "Assert".',
  ],
])('a rule %s is an error', (_, rule, message) => {
  expect(() => resourcesOf(stackWith({ MyRule: rule }))).toThrow(
    `Stack Form: the rule MyRule cannot be evaluated: ${message}`,
  );
});

test("CDK's own rule does not require a bootstrap stack, because nothing here needs one", () => {
  const template = {
    Parameters: {
      BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/x/version' },
    },
    Rules: {
      CheckBootstrapVersion: {
        Assertions: [{ Assert: { 'Fn::Not': [{ 'Fn::Contains': [['1'], { Ref: 'BootstrapVersion' }] }] } }],
      },
    },
    Resources: {},
  };
  expect(resourcesOf(template)).toEqual([]);
  // Another rule may not hide behind its name.
  const other = { ...template, Parameters: { BootstrapVersion: { Type: 'String', Default: '1' } } };
  expect(() => resourcesOf(other)).toThrow('because of its rule CheckBootstrapVersion');
});

test('the rules of a nested stack use its own parameters', () => {
  const rules = { OnlyDev: { Assertions: [{ Assert: isDev, AssertDescription: 'Only dev.' }] } };
  const folder = temporaryFolder();
  const file = join(folder, 'nested.json');
  writeFileSync(file, JSON.stringify({ ...stackWith(rules) }));
  const parent = (stage: string): JsonObject => ({
    Resources: {
      Inner: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { TemplateURL: 'https://s3/nested.json', Parameters: { Stage: stage } },
      },
    },
  });
  expect(() => deployed(writeAssembly({ Form: parent('prod') }, { 'nested.json': file }))).toThrow(
    'CloudFormation would refuse stack Form-Inner because of its rule OnlyDev: Only dev.',
  );
  expect(deployed(writeAssembly({ Form: parent('dev') }, { 'nested.json': file }))).toHaveLength(2);
});

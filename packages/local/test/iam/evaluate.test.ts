import { type Json, type JsonObject } from '../../src/base/json';
import { decide } from '../../src/iam/evaluate';
import { contextOf, type Principal } from '../../src/iam/request';
import { readStatements, type Statement } from '../../src/iam/statement';

const ROLE: Principal = { kind: 'role', arn: 'arn:aws:iam::123456789012:role/Worker' };
const SNS: Principal = { kind: 'service', name: 'sns.amazonaws.com' };
const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/Orders';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:Work';

const KEYS = {
  'ses:FromAddress': 'forms@example.com',
  'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:Alerts',
  'aws:SourceAccount': '123456789012',
  'aws:SecureTransport': 'true',
  'aws:EpochTime': '1767225600',
  'aws:CurrentTime': '2026-01-01T00:00:00Z',
  'dynamodb:LeadingKeys': ['a', 'b'],
};

function statements(...given: JsonObject[]): Statement[] {
  return readStatements({ Statement: given }, 'Policy');
}

function allow(action: Json, resource: Json = '*', more: JsonObject = {}): JsonObject {
  return { Effect: 'Allow', Action: action, Resource: resource, ...more };
}

function deny(action: Json, resource: Json = '*', more: JsonObject = {}): JsonObject {
  return { ...allow(action, resource, more), Effect: 'Deny' };
}

interface Given {
  readonly identity?: readonly JsonObject[];
  readonly boundary?: readonly JsonObject[];
  readonly resourcePolicy?: readonly JsonObject[];
  readonly action?: string;
  readonly resource?: string;
  readonly principal?: Principal;
}

function outcomeOf({ identity = [], boundary, resourcePolicy = [], ...asked }: Given): string {
  const { action = 'dynamodb:GetItem', resource = TABLE, principal = ROLE } = asked;
  const policies = {
    identity: statements(...identity),
    boundary: boundary && statements(...boundary),
    resource: statements(...resourcePolicy),
  };
  const decision = decide(policies, { action, resource, principal, context: contextOf(KEYS) });
  return decision.allowed ? 'allowed' : decision.reason;
}

const NO = 'no identity-based policy';
const DENIED = 'explicit deny in an identity-based policy';

describe('actions and resources', () => {
  test.each<[string, readonly JsonObject[], string]>([
    ['nothing allows nothing', [], NO],
    ['the very action and resource', [allow('dynamodb:GetItem', TABLE)], 'allowed'],
    ['one of several actions', [allow(['dynamodb:PutItem', 'dynamodb:GetItem'], TABLE)], 'allowed'],
    ['another action', [allow('dynamodb:PutItem', TABLE)], NO],
    ['the action in another case', [allow('DynamoDB:getitem', TABLE)], 'allowed'],
    ['all actions of a service', [allow('dynamodb:*', TABLE)], 'allowed'],
    ['a part of the name of an action', [allow('dynamodb:Get*', TABLE)], 'allowed'],
    ['a question mark for one character', [allow('dynamodb:?etItem', TABLE)], 'allowed'],
    ['a question mark for no character', [allow('dynamodb:GetItem?', TABLE)], NO],
    ['all actions', [allow('*', TABLE)], 'allowed'],
    ['another service', [allow('sqs:*', TABLE)], NO],
    ['one of several resources', [allow('dynamodb:GetItem', [QUEUE, TABLE])], 'allowed'],
    ['another resource', [allow('dynamodb:GetItem', `${TABLE}2`)], NO],
    ['a resource in another case', [allow('dynamodb:GetItem', TABLE.replace('Orders', 'orders'))], NO],
    ['a resource with a wildcard at the end', [allow('dynamodb:GetItem', TABLE.replace('Orders', '*'))], 'allowed'],
    ['wildcards for region and account', [allow('dynamodb:GetItem', 'arn:aws:dynamodb:*:*:table/Orders')], 'allowed'],
    ['a wildcard over several parts of an ARN', [allow('dynamodb:GetItem', 'arn:aws:*:table/Orders')], NO],
    ['a question mark in a resource', [allow('dynamodb:GetItem', TABLE.replace('Orders', 'Order?'))], 'allowed'],
    ['a dot in a resource is a dot', [allow('dynamodb:GetItem', TABLE.replace('Orders', 'Or.ers'))], NO],
    ['NotAction with another action', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], 'allowed'],
    ['NotAction with the action', [{ Effect: 'Allow', NotAction: 'dynamodb:*', Resource: '*' }], NO],
    ['NotResource with another one', [{ Effect: 'Allow', Action: '*', NotResource: QUEUE }], 'allowed'],
    ['NotResource with the resource', [{ Effect: 'Allow', Action: '*', NotResource: TABLE }], NO],
    ['a variable that has a value', [allow('*', 'arn:aws:dynamodb:*:${aws:SourceAccount}:table/Orders')], 'allowed'],
    ['a variable that has none', [allow('*', 'arn:aws:dynamodb:*:*:table/${aws:username}')], NO],
    ['a variable with a default', [allow('*', "arn:aws:dynamodb:*:*:table/${aws:username, 'Orders'}")], 'allowed'],
    ['an escaped star', [allow('*', TABLE.replace('Orders', '${*}'))], NO],
  ])('%s', (_name, identity, expected) => {
    expect(outcomeOf({ identity })).toBe(expected);
  });
});

describe('denials', () => {
  test.each<[string, Given, string]>([
    ['a denial wins over a grant', { identity: [allow('*'), deny('dynamodb:GetItem', TABLE)] }, DENIED],
    ['a denial wins whatever its place', { identity: [deny('dynamodb:*'), allow('*')] }, DENIED],
    ['a denial of another action', { identity: [allow('*'), deny('dynamodb:PutItem')] }, 'allowed'],
    ['a denial of another resource', { identity: [allow('*'), deny('*', QUEUE)] }, 'allowed'],
    [
      'a denial of all but what is asked',
      { identity: [allow('*'), { Effect: 'Deny', NotAction: 'dynamodb:GetItem', Resource: '*' }] },
      'allowed',
    ],
    [
      'a denial of all resources but one',
      { identity: [allow('*'), { Effect: 'Deny', Action: '*', NotResource: QUEUE }] },
      DENIED,
    ],
    [
      'a denial whose condition does not hold',
      { identity: [allow('*'), deny('*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })] },
      'allowed',
    ],
    [
      'a denial whose condition cannot be decided',
      { identity: [allow('*'), deny('*', '*', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })] },
      DENIED,
    ],
    [
      'a denial by the resource',
      { identity: [allow('*')], resourcePolicy: [deny('*', '*', { Principal: '*' })] },
      'explicit deny in a resource-based policy',
    ],
    [
      'a denial by the resource of somebody else',
      { identity: [allow('*')], resourcePolicy: [deny('*', '*', { Principal: { AWS: '210987654321' } })] },
      'allowed',
    ],
    [
      'a denial by the resource of the whole account',
      { identity: [allow('*')], resourcePolicy: [deny('*', '*', { Principal: { AWS: '123456789012' } })] },
      'explicit deny in a resource-based policy',
    ],
    [
      'a denial by the boundary',
      { identity: [allow('*')], boundary: [allow('*'), deny('dynamodb:*')] },
      'explicit deny in a permissions boundary',
    ],
  ])('%s', (_name, given, expected) => {
    expect(outcomeOf(given)).toBe(expected);
  });
});

describe('boundaries and policies of resources', () => {
  test.each<[string, Given, string]>([
    ['a boundary that allows it too', { identity: [allow('*')], boundary: [allow('dynamodb:*')] }, 'allowed'],
    ['a boundary that does not', { identity: [allow('*')], boundary: [allow('sqs:*')] }, 'no permissions boundary'],
    ['a boundary alone grants nothing', { boundary: [allow('*')] }, NO],
    ['a resource that lets everybody in', { resourcePolicy: [allow('*', '*', { Principal: '*' })] }, 'allowed'],
    [
      'a resource that names the role',
      { resourcePolicy: [allow('*', '*', { Principal: { AWS: 'arn:aws:iam::123456789012:role/Worker' } })] },
      'allowed',
    ],
    [
      'a resource that names another role',
      { resourcePolicy: [allow('*', '*', { Principal: { AWS: 'arn:aws:iam::123456789012:role/Other' } })] },
      NO,
    ],
    [
      'a resource that leaves it to its account',
      { resourcePolicy: [allow('*', '*', { Principal: { AWS: 'arn:aws:iam::123456789012:root' } })] },
      NO,
    ],
    [
      'a resource that lets in all but another role',
      { resourcePolicy: [allow('*', '*', { NotPrincipal: { AWS: 'arn:aws:iam::123456789012:role/Other' } })] },
      'allowed',
    ],
    ['a service without any policy', { principal: SNS, identity: [allow('*')] }, 'no resource-based policy'],
    [
      'a service that the resource names',
      { principal: SNS, resourcePolicy: [allow('*', '*', { Principal: { Service: 'sns.amazonaws.com' } })] },
      'allowed',
    ],
    [
      'a service by its name in one region',
      { principal: SNS, resourcePolicy: [allow('*', '*', { Principal: { Service: 'sns.us-east-1.amazonaws.com' } })] },
      'allowed',
    ],
    [
      'another service',
      { principal: SNS, resourcePolicy: [allow('*', '*', { Principal: { Service: 'events.amazonaws.com' } })] },
      'no resource-based policy',
    ],
    [
      'a service for the source that the resource names',
      {
        principal: SNS,
        resourcePolicy: [
          allow('*', '*', {
            Principal: { Service: 'sns.amazonaws.com' },
            Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:Alerts' } },
          }),
        ],
      },
      'allowed',
    ],
    [
      'a service for another source',
      {
        principal: SNS,
        resourcePolicy: [
          allow('*', '*', {
            Principal: { Service: 'sns.amazonaws.com' },
            Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:Other' } },
          }),
        ],
      },
      'no resource-based policy',
    ],
  ])('%s', (_name, given, expected) => {
    expect(outcomeOf(given)).toBe(expected);
  });
});

describe('conditions', () => {
  test.each<[string, JsonObject, boolean]>([
    ['StringEquals', { StringEquals: { 'ses:FromAddress': 'forms@example.com' } }, true],
    ['StringEquals with another value', { StringEquals: { 'ses:FromAddress': 'x@example.com' } }, false],
    ['StringEquals with one of two', { StringEquals: { 'ses:FromAddress': ['x', 'forms@example.com'] } }, true],
    ['StringEquals takes no wildcard', { StringEquals: { 'ses:FromAddress': '*@example.com' } }, false],
    ['StringEquals and its case', { StringEquals: { 'ses:FromAddress': 'Forms@example.com' } }, false],
    ['a key in another case', { StringEquals: { 'SES:fromaddress': 'forms@example.com' } }, true],
    ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { 'ses:FromAddress': 'Forms@Example.com' } }, true],
    ['StringNotEquals', { StringNotEquals: { 'ses:FromAddress': 'x@example.com' } }, true],
    ['StringNotEquals with one of two', { StringNotEquals: { 'ses:FromAddress': ['x', 'forms@example.com'] } }, false],
    ['StringNotEquals without the key', { StringNotEquals: { 'aws:username': 'x' } }, true],
    ['StringNotEqualsIgnoreCase', { StringNotEqualsIgnoreCase: { 'ses:FromAddress': 'FORMS@example.com' } }, false],
    ['StringLike', { StringLike: { 'ses:FromAddress': '*@example.com' } }, true],
    ['StringLike with a variable', { StringLike: { 'aws:SourceArn': 'arn:aws:sns:*:${aws:SourceAccount}:*' } }, true],
    ['StringNotLike', { StringNotLike: { 'ses:FromAddress': '*@example.com' } }, false],
    ['StringEquals without the key', { StringEquals: { 'aws:username': 'x' } }, false],
    ['StringEqualsIfExists without the key', { StringEqualsIfExists: { 'aws:username': 'x' } }, true],
    ['StringEqualsIfExists with the key', { StringEqualsIfExists: { 'ses:FromAddress': 'x' } }, false],
    ['ArnLike', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:123456789012:*' } }, true],
    ['ArnLike over several parts', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:Alerts' } }, false],
    ['ArnEquals with a wildcard', { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:*:Alerts' } }, true],
    ['ArnNotEquals', { ArnNotEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:*:Other' } }, true],
    ['ArnNotLike', { ArnNotLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } }, false],
    ['Bool', { Bool: { 'aws:SecureTransport': 'true' } }, true],
    ['Bool written as a boolean', { Bool: { 'aws:SecureTransport': false } }, false],
    ['Null for a key that is there', { Null: { 'ses:FromAddress': 'true' } }, false],
    ['Null for a key that is not', { Null: { 'aws:username': 'true' } }, true],
    ['Null false for a key that is there', { Null: { 'ses:FromAddress': 'false' } }, true],
    ['NumericEquals', { NumericEquals: { 'aws:EpochTime': '1767225600' } }, true],
    ['NumericNotEquals', { NumericNotEquals: { 'aws:EpochTime': '1767225600' } }, false],
    ['NumericLessThan', { NumericLessThan: { 'aws:EpochTime': '1767225600' } }, false],
    ['NumericLessThanEquals', { NumericLessThanEquals: { 'aws:EpochTime': '1767225600' } }, true],
    ['NumericGreaterThan', { NumericGreaterThan: { 'aws:EpochTime': '1' } }, true],
    ['NumericGreaterThanEquals', { NumericGreaterThanEquals: { 'aws:EpochTime': '1767225601' } }, false],
    ['DateLessThan', { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }, true],
    ['DateGreaterThan with seconds', { DateGreaterThan: { 'aws:CurrentTime': '1767225601' } }, false],
    ['DateEquals with seconds', { DateEquals: { 'aws:CurrentTime': '1767225600' } }, true],
    ['ForAnyValue with one that matches', { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': 'a' } }, true],
    ['ForAnyValue with none', { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': 'c' } }, false],
    ['ForAnyValue without the key', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'c' } }, false],
    ['ForAllValues with all', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a', 'b', 'c'] } }, true],
    ['ForAllValues with some', { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a'] } }, false],
    ['ForAllValues without the key', { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'c' } }, true],
    ['ForAnyValue:StringNotEquals', { 'ForAnyValue:StringNotEquals': { 'dynamodb:LeadingKeys': 'a' } }, true],
    ['ForAllValues:StringNotEquals', { 'ForAllValues:StringNotEquals': { 'dynamodb:LeadingKeys': 'a' } }, false],
    ['IpAddress, which cannot be decided', { IpAddress: { 'aws:SourceIp': '127.0.0.1' } }, false],
    [
      'two operators, both of which must hold',
      {
        StringEquals: { 'aws:SourceAccount': '123456789012' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:Other' },
      },
      false,
    ],
    [
      'two keys, both of which must match',
      { StringEquals: { 'aws:SourceAccount': '123456789012', 'ses:FromAddress': 'forms@example.com' } },
      true,
    ],
  ])('%s', (_name, condition, expected) => {
    const identity = [allow('*', '*', { Condition: condition })];
    expect(outcomeOf({ identity })).toBe(expected ? 'allowed' : NO);
  });
});

test('a decision names the statements that allowed it, and no others', () => {
  const identity = statements(allow('sqs:*'), allow('dynamodb:GetItem', TABLE), allow('dynamodb:*'));
  const request = { action: 'dynamodb:GetItem', resource: TABLE, principal: ROLE, context: contextOf({}) };
  const decision = decide({ identity, resource: [] }, request);
  expect(decision).toEqual({ allowed: true, by: [identity[1], identity[2]] });
});

import { rolesOf } from '../../src/inspector/roles';

const at = (logicalId: string, type: string, properties: object) => ({
  path: `Form/${logicalId}`,
  logicalId,
  type,
  stackName: 'Form',
  ref: logicalId,
  properties: JSON.parse(JSON.stringify(properties)),
});

const ALLOW = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: ['arn:one', 'arn:two'] };
const DENY = { Effect: 'Deny', NotAction: ['s3:Get*'], NotResource: '*', Condition: { Bool: { a: 'b' } } };

test('a role shows the statements of its own and its attached policies, and who can assume it', () => {
  const roles = rolesOf([
    at('Role', 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: ['states.amazonaws.com'] } }] },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      Policies: [{ PolicyDocument: { Statement: ALLOW } }],
    }),
    at('Policy', 'AWS::IAM::Policy', { Roles: ['Role'], PolicyDocument: { Statement: [DENY] } }),
    at('OtherPolicy', 'AWS::IAM::Policy', { Roles: ['Other'], PolicyDocument: { Statement: [ALLOW] } }),
  ]);
  expect(roles).toEqual([
    {
      path: 'Form/Role',
      trusted: ['states.amazonaws.com'],
      managed: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      grants: [
        { effect: 'Allow', actions: ['sqs:SendMessage'], resources: ['arn:one', 'arn:two'], condition: undefined },
        {
          effect: 'Deny',
          actions: ['all but s3:Get*'],
          resources: ['all but *'],
          condition: { Bool: { a: 'b' } },
        },
      ],
    },
  ]);
});

test('a role whose properties are known only on AWS is listed without statements', () => {
  const { properties: _properties, ...unknown } = at('Role', 'AWS::IAM::Role', {});
  expect(rolesOf([unknown])).toEqual([{ path: 'Form/Role', trusted: [], managed: [], grants: [] }]);
});

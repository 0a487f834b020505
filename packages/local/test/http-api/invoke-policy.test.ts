import { type JsonObject } from '../../src/base/json';
import { allows } from '../../src/http-api/authorizers/invoke-policy';

const ROUTE = 'arn:aws:execute-api:us-east-1:123456789012:abc/$default/POST/orders/1';
const ALLOW = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: ROUTE };
const DENY = { ...ALLOW, Effect: 'Deny' };

test.each<[string, JsonObject]>([
  ['the very route', ALLOW],
  ['everything', { ...ALLOW, Resource: '*' }],
  ['all paths of a method', { ...ALLOW, Resource: 'arn:aws:execute-api:*:*:abc/*/POST/*' }],
  ['one character for another', { ...ALLOW, Resource: ROUTE.replace('/1', '/?') }],
  ['one of several resources', { ...ALLOW, Resource: ['nothing', ROUTE] }],
  ['all actions', { ...ALLOW, Action: '*' }],
  ['the action in other letters', { ...ALLOW, Action: ['EXECUTE-API:invoke'] }],
])('a policy that allows %s admits the request', (_, statement) => {
  expect(allows({ Statement: statement }, ROUTE)).toBe(true);
});

test.each<[string, JsonObject | undefined]>([
  ['is missing', undefined],
  ['has no statement', {}],
  ['allows another route', { Statement: [{ ...ALLOW, Resource: `${ROUTE}0` }] }],
  ['allows a route of which dots are no wildcards', { Statement: [{ ...ALLOW, Resource: ROUTE.replace('/1', '/.') }] }],
  ['allows another action', { Statement: [{ ...ALLOW, Action: 'execute-api:ManageConnections' }] }],
  ['allows on a condition', { Statement: [{ ...ALLOW, Condition: { Bool: {} } }] }],
  ['denies what it allows', { Statement: [ALLOW, DENY] }],
  ['denies on a condition', { Statement: [ALLOW, { ...DENY, Condition: { Bool: {} } }] }],
])('a policy that %s refuses the request', (_, policy) => {
  expect(allows(policy, ROUTE)).toBe(false);
});

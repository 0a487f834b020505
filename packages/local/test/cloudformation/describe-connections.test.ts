import { type JsonObject } from '../../src/base/json';
import { descriptionsOf } from '../../src/cloudformation/planned';
import { describeConnections } from '../../src/services/http-tasks/describe';
import { resourcesOf } from '../support/assembly';
import { resource } from '../support/form-template';

const THEIRS = 'arn:aws:events:us-east-1:999999999999:connection/theirs/81210c42-8af1-456b-9c4a-6ff02fc664ac';

function read(AuthParameters: JsonObject, named: { arn: string; path: string }[] = []) {
  const connection = resource('AWS::Events::Connection', { Name: 'crm', AuthorizationType: 'API_KEY', AuthParameters });
  const secret = resource('AWS::SecretsManager::Secret', { Name: 'key' });
  const resources = resourcesOf({ Resources: { Crm: connection, Key: secret } });
  const { planned, notices } = describeConnections(resources, named);
  return { connections: descriptionsOf(planned), notices };
}

test.each<[string, JsonObject, { header: string; value: string }]>([
  ['a key', { ApiKeyAuthParameters: { ApiKeyName: 'X-Key', ApiKeyValue: 'k' } }, { header: 'X-Key', value: 'k' }],
  [
    'a name and a password',
    { BasicAuthParameters: { Username: 'form', Password: 'pass' } },
    { header: 'Authorization', value: 'Basic Zm9ybTpwYXNz' },
  ],
  [
    'a token, which is made up',
    { OAuthParameters: { AuthorizationEndpoint: 'https://example.com/token', HttpMethod: 'POST' } },
    { header: 'Authorization', value: 'Bearer made-up-token' },
  ],
])('a connection shows who calls with %s', (_what, parameters, credentials) => {
  expect(read(parameters).connections).toMatchObject([
    {
      name: 'crm',
      arn: expect.stringMatching(/^arn:aws:events:us-east-1:123456789012:connection\/crm\/[0-9a-f-]{36}$/),
      credentials,
    },
  ]);
});

test('a connection adds parameters, which are secret unless IsValueSecret is false', () => {
  const { connections } = read({
    InvocationHttpParameters: {
      HeaderParameters: [{ Key: 'X-A', Value: 'a', IsValueSecret: false }],
      QueryStringParameters: [{ Key: 'b', Value: 'b' }],
      BodyParameters: [{ Key: 'c', Value: 'c', IsValueSecret: true }],
    },
  });
  expect(connections).toMatchObject([
    {
      headers: [{ key: 'X-A', value: 'a', secret: false }],
      query: [{ key: 'b', value: 'b', secret: true }],
      body: [{ key: 'c', value: 'c', secret: true }],
    },
  ]);
});

test.each<[string, JsonObject | string]>([
  ['as a whole', '{{resolve:secretsmanager:crm:SecretString:::}}'],
  ['in pieces', { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Key' }, ':SecretString:::}}']] }],
])('a secret that only an account can look up, written %s, does not prevent the start', (_what, ApiKeyValue) => {
  const { connections } = read({ ApiKeyAuthParameters: { ApiKeyName: 'X-Key', ApiKeyValue } });
  expect(connections[0].credentials).toEqual({ header: 'X-Key', value: 'stand-in-for-a-secret' });
});

test('a placeholder token is reported at the start', () => {
  expect(read({ OAuthParameters: {} }).notices).toEqual([
    {
      path: 'Form/Crm',
      type: 'AWS::Events::Connection',
      message: 'its token is not real: no authorization server is called here',
    },
  ]);
});

test('a connection in a definition that is in no template has no credentials, and is reported', () => {
  const named = [THEIRS, 'no-arn'].map((arn) => ({ arn, path: 'Form/Flow' }));
  const { connections, notices } = read({}, named);
  expect(connections.slice(1)).toEqual([{ arn: THEIRS, name: 'theirs' }]);
  expect(notices).toEqual([
    {
      path: 'Form/Flow',
      type: 'AWS::Events::Connection',
      message: `requests through ${THEIRS} have no credentials: that connection is not in any template`,
    },
  ]);
});

/** Reads the EventBridge connections, which HTTP tasks show who they are with. */
import { type Json, type JsonObject } from '../../asl/contract';
import { isObject } from '../../base/json';
import { type DeployedResource } from '../../cloudformation/deploy';
import { type Notice } from '../../cloudformation/notice';
import { type ConnectionDescription, type ConnectionParameter } from '../descriptions';
import { objectOf } from '../input';
import { type NamedResource } from '../step-functions/tasks';

/** The connections of the templates, then those that definitions only name, and what of them is not run. */
export function describeConnections(
  resources: readonly DeployedResource[],
  named: readonly NamedResource[],
): { connections: ConnectionDescription[]; notices: Notice[] } {
  const all = resources.filter(({ type }) => type === CONNECTION);
  const own = all.map(describe);
  const arns = new Set(own.map(({ arn }) => arn));
  const imported = named.filter(({ arn }) => !arns.has(arn) && /^arn:[\w-]+:events:[^:]*:\d+:connection\//.test(arn));
  return {
    connections: [...own, ...imported.map(({ arn }) => ({ arn, name: arn.split('/')[1] }))],
    notices: [
      ...all.filter(hasToken).map(({ path, type }) => ({
        path,
        type,
        message: 'its token is made up: nobody is asked for one here',
      })),
      ...imported.map(({ arn, path }) => ({
        path,
        type: CONNECTION,
        message: `requests through ${arn} have no credentials: that connection is in no template`,
      })),
    ],
  };
}

const CONNECTION = 'AWS::Events::Connection';

/** What stands for the token that a real authorization endpoint would give. */
const MADE_UP_TOKEN = 'made-up-token';

function describe(resource: DeployedResource): ConnectionDescription {
  const { AuthParameters } = resource.properties();
  const parameters = objectOf(AuthParameters);
  const added = objectOf(parameters.InvocationHttpParameters);
  return {
    name: resource.ref,
    arn: resource.attribute('Arn'),
    credentials: credentialsOf(parameters),
    headers: parametersOf(added.HeaderParameters),
    query: parametersOf(added.QueryStringParameters),
    body: parametersOf(added.BodyParameters),
    secretArn: resource.attribute('SecretArn'),
  };
}

function hasToken(resource: DeployedResource): boolean {
  return objectOf(resource.properties().AuthParameters).OAuthParameters !== undefined;
}

function credentialsOf(parameters: JsonObject): ConnectionDescription['credentials'] {
  const { ApiKeyAuthParameters: key, BasicAuthParameters: basic, OAuthParameters: token } = parameters;
  if (isObject(key)) return { header: String(key.ApiKeyName), value: String(key.ApiKeyValue) };
  if (isObject(basic)) {
    const login = Buffer.from(`${String(basic.Username)}:${String(basic.Password)}`).toString('base64');
    return { header: 'Authorization', value: `Basic ${login}` };
  }
  return isObject(token) ? { header: 'Authorization', value: `Bearer ${MADE_UP_TOKEN}` } : undefined;
}

/** What is not said to be no secret is masked. */
function parametersOf(given: Json | undefined): ConnectionParameter[] {
  return (Array.isArray(given) ? given : []).filter(isObject).map(({ Key, Value, IsValueSecret }) => ({
    key: String(Key),
    value: String(Value),
    secret: String(IsValueSecret) !== 'false',
  }));
}

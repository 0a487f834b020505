/** Reads the EventBridge connections, which contain the credentials of HTTP tasks. */
import { type ConnectionDescription, type ConnectionParameter } from './description';
import { arn as arnOf } from '../../base/arn';
import { isObject, type Json, type JsonObject, objectOf, objectsOf } from '../../base/json';
import { type DeployedResource } from '../../cloudformation/deploy';
import { nameOf, named as namedResource, shortId, uuidOf } from '../../cloudformation/names';
import { descriptionsOf, type Planned, plannedOf } from '../../cloudformation/planned';
import { cannotRun, runs } from '../../cloudformation/resource-type';
import { type Described, type ServiceResources } from '../definition';
import { stateMachines } from '../step-functions/describe';
import { namedConnections, type NamedResource } from '../step-functions/tasks';

/** The connections of the templates, then those that are only in definitions, and notices about what does not run. */
export function describeConnections(
  resources: readonly DeployedResource[],
  named: readonly NamedResource[],
): Described<ConnectionDescription> {
  const all = resources.filter(({ type }) => type === CONNECTION);
  const own = plannedOf(resources, CONNECTION, describe);
  const arns = new Set(own.map(({ description }) => description.arn));
  const imported = named.filter(({ arn }) => !arns.has(arn) && /^arn:[\w-]+:events:[^:]*:\d+:connection\//.test(arn));
  return {
    planned: [...own, ...imported.map(({ arn }) => importedConnection(arn))],
    notices: [
      ...all.filter(hasToken).map(({ path, type }) => ({
        path,
        type,
        message: 'its token is not real: no authorization server is called here',
      })),
      ...imported.map(({ arn, path }) => ({
        path,
        type: CONNECTION,
        message: `requests through ${arn} have no credentials: that connection is not in any template`,
      })),
    ],
  };
}

const CONNECTION = 'AWS::Events::Connection';

/** The placeholder for the token of a real authorization endpoint. */
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

function importedConnection(arn: string): Planned<ConnectionDescription> {
  return { path: arn, logicalId: arn, description: { arn, name: arn.split('/')[1] } };
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

/** Values are masked unless they are marked as not secret. */
function parametersOf(given: Json | undefined): ConnectionParameter[] {
  return objectsOf(given).map(({ Key, Value, IsValueSecret }) => ({
    key: String(Key),
    value: String(Value),
    secret: String(IsValueSecret) !== 'false',
  }));
}

/** The CloudFormation side. */
export const connections: ServiceResources<'connections', ConnectionDescription> = {
  key: 'connections',
  types: {
    'AWS::Events::Connection': runs((r) => {
      const name = nameOf(r, 'Name', 64);
      const secretArn = arnOf(
        'secretsmanager',
        `secret:events!connection/${name}/${uuidOf(r)}-${shortId(r).slice(0, 6)}`,
      );
      const connectionArn = arnOf('events', `connection/${name}/${uuidOf(r)}`);
      const attributes = {
        Arn: connectionArn,
        ArnForPolicy: arnOf('events', `connection/${name}`),
        SecretArn: secretArn,
      };
      return { ref: name, attributes };
    }),
    'AWS::Events::ApiDestination': cannotRun(
      'it receives no events here',
      namedResource('Name', 64, (name, r) => ({
        Arn: arnOf('events', `api-destination/${name}/${uuidOf(r)}`),
        ArnForPolicy: arnOf('events', `api-destination/${name}`),
      })),
    ),
  },
  describe: (resources, { described }) =>
    describeConnections(resources, namedConnections(descriptionsOf(described(stateMachines)))),
};

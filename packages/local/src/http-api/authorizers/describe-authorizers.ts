/** Reads from the deployed resources who may call a route. */
import { type AuthorizerDescription, type RouteAuthorization } from './description';
import { functionArnIn } from '../../base/arn';
import { type JsonObject, listOf, member } from '../../base/json';
import { type DeployedResource } from '../../cloudformation/deploy';
import { type Notice } from '../../cloudformation/notice';

/** The authorization of a route: none, an authorizer, or (a text) the reason why the route cannot be served. */
export function describeAuthorization(
  route: DeployedResource,
  resources: readonly DeployedResource[],
  notices: Notice[],
): RouteAuthorization | undefined | string {
  const {
    RouteKey: key,
    AuthorizationType: type = 'NONE',
    AuthorizerId: id,
    AuthorizationScopes: scopes,
  } = route.properties();
  if (type === 'NONE') return undefined;
  if (type === 'AWS_IAM') {
    notices.push({ ...route, message: `${String(key)} allows every request: signatures are not checked` });
    return undefined;
  }
  const resource = resources.find((other) => other.type === 'AWS::ApiGatewayV2::Authorizer' && other.ref === id);
  if (resource === undefined) return `authorizers of the type ${String(type)} are not supported here`;
  const authorizer = describe(resource);
  return typeof authorizer === 'string' ? authorizer : { authorizer, scopes: listOf(scopes).map(String) };
}

/** Reports for each authorizer what it does not do here. */
export function noticesOfAuthorizers(resources: readonly DeployedResource[]): Notice[] {
  return resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Authorizer')
    .filter((resource) => resource.properties().AuthorizerType === 'JWT')
    .map(({ path, type }) => ({
      path,
      type,
      message: 'ANY token with the right claims is accepted: its signature cannot be checked here',
    }));
}

function describe(resource: DeployedResource): AuthorizerDescription | string {
  const properties = resource.properties();
  if (properties.AuthorizerType === 'JWT') return describeJwt(properties);
  return describeLambda(resource.ref, properties);
}

function describeJwt(properties: JsonObject): AuthorizerDescription {
  const { IdentitySource: sources, JwtConfiguration: configuration } = properties;
  return {
    kind: 'JWT',
    identitySources: listOf(sources).map(String),
    issuer: String(member(configuration, 'Issuer')),
    audience: listOf(member(configuration, 'Audience')).map(String),
  };
}

function describeLambda(id: string, properties: JsonObject): AuthorizerDescription | string {
  const { AuthorizerUri: uri, AuthorizerPayloadFormatVersion: version = '2.0' } = properties;
  const { AuthorizerCredentialsArn: credentials } = properties;
  if (version !== '1.0' && version !== '2.0') {
    return `its authorizer uses payload format ${String(version)}, which is not supported here`;
  }
  const functionArn = functionArnIn(uri);
  if (functionArn === undefined) return `there is no Lambda function for its authorizer at ${String(uri)}`;
  return {
    kind: 'Lambda',
    id,
    functionArn,
    credentialsArn: typeof credentials === 'string' ? credentials : undefined,
    payloadFormat: version,
    identitySources: listOf(properties.IdentitySource).map(String),
    simple: String(properties.EnableSimpleResponses) === 'true',
    cacheSeconds: Number(properties.AuthorizerResultTtlInSeconds ?? 0),
  };
}

/** Reads the HTTP APIs from the deployed resources, and reports which parts of them cannot be served. */
import { describeAuthorization, noticesOfAuthorizers } from './authorizers/describe-authorizers';
import { describeAddresses } from './describe-addresses';
import { describeIntegration } from './describe-integration';
import {
  type ApiDescription,
  type CorsDescription,
  type RouteDescription,
  type StageDescription,
  type ThrottleDescription,
} from './description';
import { isObject, type Json, type JsonObject, listOf, objectOf } from '../base/json';
import { type DeployedResource } from '../cloudformation/deploy';
import { type Notice } from '../cloudformation/notice';

/** The HTTP APIs in the order of the templates, and notices about what cannot be served. */
export function describeApis(resources: readonly DeployedResource[]): { apis: ApiDescription[]; notices: Notice[] } {
  const notices: Notice[] = noticesOfAuthorizers(resources);
  const apis = resources
    .filter((resource) => resource.type === 'AWS::ApiGatewayV2::Api')
    .filter((resource) => servesHttp(resource, notices))
    .map((resource) => describeApi(resource, resources, notices));
  return { apis, notices };
}

function servesHttp(resource: DeployedResource, notices: Notice[]): boolean {
  const { ProtocolType: protocol, Body: body, BodyS3Location: location, Target: target } = resource.properties();
  if (body !== undefined || location !== undefined) {
    notices.push({ ...resource, message: 'it is not served: an OpenAPI definition (Body) is not supported here' });
    return false;
  }
  if (target !== undefined) {
    notices.push({ ...resource, message: 'its Target is not served: only routes are supported' });
  }
  if (protocol === 'HTTP') return true;
  notices.push({ ...resource, message: `it is not served: only HTTP APIs are supported, this is ${String(protocol)}` });
  return false;
}

function describeApi(
  resource: DeployedResource,
  resources: readonly DeployedResource[],
  notices: Notice[],
): ApiDescription {
  const id = resource.ref;
  const parts = (type: string): DeployedResource[] =>
    resources.filter((part) => part.type === `AWS::ApiGatewayV2::${type}` && part.properties().ApiId === id);
  const integrations = new Map(parts('Integration').map((integration) => [integration.ref, integration]));
  const stages = parts('Stage').map((stage) => describeStage(stage.properties()));
  if (stages.length === 0) notices.push({ ...resource, message: 'it has no stage, so no request reaches its routes' });
  return {
    id,
    name: String(resource.properties().Name ?? resource.logicalId),
    logicalId: resource.logicalId,
    path: resource.path,
    addresses: describeAddresses(resource, resources),
    cors: describeCors(resource.properties().CorsConfiguration),
    stages,
    routes: parts('Route').flatMap((route) => describeRoute(route, integrations, resources, notices)),
  };
}

function describeRoute(
  route: DeployedResource,
  integrations: ReadonlyMap<string, DeployedResource>,
  resources: readonly DeployedResource[],
  notices: Notice[],
): RouteDescription[] {
  const { RouteKey: key, Target: target } = route.properties();
  const refuse = (reason: string): [] => {
    notices.push({ ...route, message: `the route ${String(key)} is not served: ${reason}` });
    return [];
  };
  const integration = integrations.get(String(target).replace(/^integrations\//, ''));
  if (integration === undefined) return refuse('it has no integration');
  const description = describeIntegration(integration.properties());
  if (typeof description === 'string') return refuse(description);
  const authorization = describeAuthorization(route, resources, notices);
  if (typeof authorization === 'string') return refuse(authorization);
  return [{ key: String(key), integration: description, authorization }];
}

function describeCors(cors: Json | undefined): CorsDescription | undefined {
  if (!isObject(cors)) return undefined;
  return {
    origins: listOf(cors.AllowOrigins).map(String),
    methods: listOf(cors.AllowMethods).map(String),
    headers: listOf(cors.AllowHeaders).map(String),
    exposedHeaders: listOf(cors.ExposeHeaders).map(String),
    maxAgeSeconds: cors.MaxAge === undefined ? undefined : Number(cors.MaxAge),
    credentials: isTrue(cors.AllowCredentials),
  };
}

function describeStage(properties: JsonObject): StageDescription {
  const routeSettings = objectOf(properties.RouteSettings);
  const throttles = Object.entries(routeSettings).flatMap(([key, settings]) => {
    const throttle = describeThrottle(settings);
    return throttle === undefined ? [] : [[key, throttle] as const];
  });
  const variables = objectOf(properties.StageVariables);
  return {
    name: String(properties.StageName),
    defaultThrottle: describeThrottle(properties.DefaultRouteSettings),
    routeThrottles: Object.fromEntries(throttles),
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
  };
}

function describeThrottle(settings: Json | undefined): ThrottleDescription | undefined {
  if (!isObject(settings)) return undefined;
  const { ThrottlingBurstLimit: burst, ThrottlingRateLimit: rate } = settings;
  if (burst === undefined && rate === undefined) return undefined;
  // If only one is set, the other is the quota of an account: a burst of 5,000 and 10,000 per second.
  return { burst: Number(burst ?? 5_000), ratePerSecond: Number(rate ?? 10_000) };
}

function isTrue(value: Json | undefined): boolean {
  return value === true || value === 'true';
}

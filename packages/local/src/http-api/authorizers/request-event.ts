/** The event of an authorizer function, in the two formats in the developer guide of API Gateway. */
import { ENVIRONMENT } from '../../base/arn';
import { type JsonObject } from '../../base/json';
import { apiArn } from '../caller';
import { requestFields } from '../request-context';
import { type RequestHead } from '../shape-request';

/** @param identity the values of the identity sources */
export function requestEvent(format: '1.0' | '2.0', identity: readonly string[], request: RequestHead): JsonObject {
  return format === '1.0' ? eventOfFormat1(identity, request) : eventOfFormat2(identity, request);
}

/** The ARN that a policy must allow for this request. */
export function routeArn(request: RequestHead): string {
  const { stage, method, path } = request;
  const inner = stage.name === '$default' ? path : path.slice(stage.name.length + 1);
  return `${apiArn(request)}/${stage.name}/${method}${inner || '/'}`;
}

function eventOfFormat2(identity: readonly string[], request: RequestHead): JsonObject {
  const identitySource = identity.length === 0 ? null : [...identity];
  return { ...requestFields(request), type: 'REQUEST', routeArn: routeArn(request), identitySource };
}

function eventOfFormat1(identity: readonly string[], request: RequestHead): JsonObject {
  const { api, headers, match, method, path, query, stage } = request;
  const resource = match.route.key.replace(/^\S+ /, '');
  return {
    version: '1.0',
    type: 'REQUEST',
    methodArn: routeArn(request),
    identitySource: identity.join(','),
    authorizationToken: identity.join(','),
    resource,
    path,
    httpMethod: method,
    headers: Object.fromEntries(headers),
    queryStringParameters: Object.fromEntries(query),
    pathParameters: { ...match.pathParameters },
    stageVariables: { ...stage.variables },
    requestContext: {
      accountId: ENVIRONMENT.accountId,
      apiId: api.id,
      httpMethod: method,
      identity: { sourceIp: request.sourceIp, userAgent: headers.get('user-agent') ?? '' },
      path,
      requestId: request.id,
      resourceId: match.route.key,
      resourcePath: resource,
      stage: stage.name,
    },
  };
}

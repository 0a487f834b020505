import { type ApiRequest } from './shape-request';
import { type JsonObject } from '../asl/contract';
import { PLACE } from '../cloudformation/place';

/** The event that a function gets in payload format 2.0. */
export function lambdaEvent(request: ApiRequest): JsonObject {
  const { api, match, headers, query, body, stage } = request;
  const cookies = headers.get('cookie')?.split('; ');
  const isText = TEXT_TYPES.test(headers.get('content-type') ?? 'text/plain');
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: request.path,
    rawQueryString: query.toString(),
    ...(cookies && { cookies }),
    headers: Object.fromEntries([...headers].filter(([name]) => name !== 'cookie')),
    ...(query.size > 0 && { queryStringParameters: joined(query) }),
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: { ...match.pathParameters } }),
    ...(Object.keys(stage.variables).length > 0 && { stageVariables: { ...stage.variables } }),
    requestContext: {
      accountId: PLACE.accountId,
      apiId: api.id,
      domainName: headers.get('host') ?? 'localhost',
      domainPrefix: api.id,
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers.get('user-agent') ?? '',
      },
      requestId: request.id,
      routeKey: match.route.key,
      stage: stage.name,
      time: request.receivedAt.toUTCString(),
      timeEpoch: request.receivedAt.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

// The media types that API Gateway hands over as text; all others come in base64.
const TEXT_TYPES = /^(text\/|application\/(json|javascript|xml)|[^;]+\+(json|xml))/i;

function joined(query: URLSearchParams): JsonObject {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

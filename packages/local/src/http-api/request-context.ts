/** The description of a request in payload format 2.0, for the function behind a route and for its authorizer. */
import { type RequestHead } from './shape-request';
import { ENVIRONMENT } from '../base/arn';
import { type JsonObject } from '../base/json';

/** The fields that both events have. */
export function requestFields(request: RequestHead): JsonObject {
  const { match, headers, query, stage } = request;
  const cookies = headers.get('cookie')?.split('; ');
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: request.path,
    rawQueryString: request.rawQuery,
    ...(cookies && { cookies }),
    headers: Object.fromEntries([...headers].filter(([name]) => name !== 'cookie')),
    ...(query.size > 0 && { queryStringParameters: joined(query) }),
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: { ...match.pathParameters } }),
    ...(Object.keys(stage.variables).length > 0 && { stageVariables: { ...stage.variables } }),
    requestContext: requestContext(request),
  };
}

/** The time of a request in the format of access logs: `12/Mar/2026:19:03:58 +0000`. */
export function logTime(date: Date): string {
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

function requestContext(request: RequestHead): JsonObject {
  const { api, headers } = request;
  return {
    accountId: ENVIRONMENT.accountId,
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
    routeKey: request.match.route.key,
    stage: request.stage.name,
    time: logTime(request.receivedAt),
    timeEpoch: request.receivedAt.getTime(),
  };
}

function joined(query: URLSearchParams): JsonObject {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

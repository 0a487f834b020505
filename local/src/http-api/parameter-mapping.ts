/** Evaluates the `RequestParameters` of an integration: selections such as `$request.body.name`, and texts around them. */
import { type ApiRequest } from './shape-request';
import { type Json } from '../asl/contract';
import { isObject } from '../asl/json';
import { PLACE } from '../cloudformation/place';

/** The parameters that have a value for this request. */
export function mapParameters(
  expressions: Readonly<Record<string, string>>,
  request: ApiRequest,
): Record<string, string> {
  const entries = Object.entries(expressions).map(
    ([name, expression]) => [name, evaluate(expression, request)] as const,
  );
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function evaluate(expression: string, request: ApiRequest): string | undefined {
  if (/^\$(request|context|stageVariables)\./.test(expression)) return select(expression.slice(1), request);
  return expression.replace(/\$\{([^}]+)\}/g, (_, selection: string) => select(selection, request) ?? '');
}

function select(selection: string, request: ApiRequest): string | undefined {
  const [root, part, ...rest] = selection.split('.');
  const name = rest.join('.');
  if (root === 'context') return contextOf(request)[[part, ...rest].join('.')];
  if (root === 'stageVariables') return request.stage.variables[[part, ...rest].join('.')];
  if (part === 'body') return rest.length === 0 ? bodyText(request) : bodyValue(request, rest);
  if (part === 'header') return request.headers.get(name) ?? undefined;
  if (part === 'querystring') return request.query.get(name) ?? undefined;
  if (part === 'path') return rest.length === 0 ? request.path : request.match.pathParameters[name];
  return undefined;
}

// An empty body is no value: the parameter is then not sent at all.
function bodyText(request: ApiRequest): string | undefined {
  return request.body.length === 0 ? undefined : request.body.toString('utf8');
}

function bodyValue(request: ApiRequest, keys: readonly string[]): string | undefined {
  let value: Json | undefined = parsedBody(request);
  for (const key of keys) value = isObject(value) ? value[key] : undefined;
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsedBody(request: ApiRequest): Json | undefined {
  try {
    return JSON.parse(request.body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

function contextOf(request: ApiRequest): Record<string, string | undefined> {
  return {
    accountId: PLACE.accountId,
    apiId: request.api.id,
    domainName: request.headers.get('host') ?? undefined,
    extendedRequestId: request.id,
    httpMethod: request.method,
    'identity.sourceIp': request.sourceIp,
    'identity.userAgent': request.headers.get('user-agent') ?? undefined,
    path: request.path,
    protocol: 'HTTP/1.1',
    requestId: request.id,
    requestTime: request.receivedAt.toUTCString(),
    requestTimeEpoch: String(request.receivedAt.getTime()),
    routeKey: request.match.route.key,
    stage: request.stage.name,
  };
}

/** Evaluates the `RequestParameters` of an integration: selections such as `$request.body.name`, and texts around them. */
import { logTime } from './request-context';
import { type ApiRequest, type RequestHead } from './shape-request';
import { ENVIRONMENT } from '../base/arn';
import { isObject, type Json, member, parsedJson } from '../base/json';

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
  if (/^\$(request|context|stageVariables)\./.test(expression)) return selectValue(expression, request);
  return expression.replace(/\$\{([^}]+)\}/g, (_, selection: string) => select(selection, request) ?? '');
}

/**
 * The value of one selection, e.g. `$request.header.Authorization`, for a request whose body may not have been read
 * yet.
 */
export function selectValue(expression: string, request: Selectable): string | undefined {
  return select(expression.replace(/^\$/, ''), request);
}

type Selectable = RequestHead & Partial<Pick<ApiRequest, 'body' | 'authorizer'>>;

function select(selection: string, request: Selectable): string | undefined {
  const [root, part, ...rest] = selection.split('.');
  const name = rest.join('.');
  if (root === 'context' && part === 'authorizer') return authorizerValue(request, rest);
  if (root === 'context') return contextOf(request)[[part, ...rest].join('.')];
  if (root === 'stageVariables') return request.stage.variables[[part, ...rest].join('.')];
  if (part === 'body') return rest.length === 0 ? bodyText(request) : bodyValue(request, rest);
  if (part === 'header') return request.headers.get(name) ?? undefined;
  if (part === 'querystring') return request.query.get(name) ?? undefined;
  if (part === 'path') return rest.length === 0 ? request.path : request.match.pathParameters[name];
  return undefined;
}

// An empty body is not a value: the parameter is then not sent.
function bodyText({ body }: Selectable): string | undefined {
  return body?.toString('utf8') || undefined;
}

function bodyValue(request: Selectable, keys: readonly string[]): string | undefined {
  let value: Json | undefined = parsedJson(bodyText(request) ?? '');
  for (const key of keys) value = isObject(value) ? value[key] : undefined;
  return asText(value);
}

// `$context.authorizer.claims.sub` of a token, or `$context.authorizer.tenant` of a function's context.
function authorizerValue({ authorizer }: Selectable, [name, claim]: readonly string[]): string | undefined {
  const jwt = member(authorizer, 'jwt');
  return asText(name === 'claims' ? member(member(jwt, 'claims'), claim) : member(member(authorizer, 'lambda'), name));
}

function asText(value: Json | undefined): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

function contextOf(request: RequestHead): Record<string, string | undefined> {
  return {
    accountId: ENVIRONMENT.accountId,
    apiId: request.api.id,
    domainName: request.headers.get('host') ?? undefined,
    extendedRequestId: request.id,
    httpMethod: request.method,
    'identity.sourceIp': request.sourceIp,
    'identity.userAgent': request.headers.get('user-agent') ?? undefined,
    path: request.path,
    protocol: 'HTTP/1.1',
    requestId: request.id,
    requestTime: logTime(request.receivedAt),
    requestTimeEpoch: String(request.receivedAt.getTime()),
    routeKey: request.match.route.key,
    stage: request.stage.name,
  };
}

/** Combines a state's request with the parameters of its connection, which have priority. */
import { ConnectionDescription, ConnectionParameter } from './description';
import { formEncoded } from './form-encoding';
import { HttpTask, wrongTask } from './task';
import { Json, isObject } from '../../base/json';

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How secrets are displayed. */
const MASK = '***';

/** The headers that Step Functions itself sets; the range is the largest body that a state can hold. */
const OWN_HEADERS = { 'user-agent': 'Amazon|StepFunctions|HttpInvoke|us-east-1', range: 'bytes=0-262144' };

export function requestOf(task: HttpTask, connection: ConnectionDescription): HttpRequest {
  const { credentials, headers = [], query = [] } = connection;
  const body = bodyOf(task, connection);
  const url = new URL(task.url);
  task.query.forEach(([name, value]) => url.searchParams.append(name, value));
  query.forEach(({ key, value }) => url.searchParams.set(key, value));
  return {
    url: url.href,
    method: task.method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json; charset=UTF-8' }),
      ...task.headers,
      ...Object.fromEntries(headers.map(({ key, value }) => [key.toLowerCase(), value])),
      ...(credentials !== undefined && { [credentials.header.toLowerCase()]: credentials.value }),
      ...OWN_HEADERS,
    },
    body,
  };
}

/** The connection with masked secrets, for a request that is displayed and not sent. */
export function withoutSecrets(connection: ConnectionDescription): ConnectionDescription {
  const masked = (parameters: readonly ConnectionParameter[] = []): ConnectionParameter[] =>
    parameters.map((parameter) => (parameter.secret ? { ...parameter, value: MASK } : parameter));
  return {
    ...connection,
    credentials: connection.credentials && { ...connection.credentials, value: MASK },
    headers: masked(connection.headers),
    query: masked(connection.query),
    body: masked(connection.body),
  };
}

function bodyOf({ body: given, arrayFormat }: HttpTask, { body: added = [] }: ConnectionDescription) {
  const body = added.length === 0 ? given : merged(given ?? {}, added);
  if (body === undefined) return undefined;
  if (arrayFormat !== undefined && typeof body !== 'string') return formEncoded(body, arrayFormat);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function merged(body: Json, added: readonly ConnectionParameter[]): Json {
  if (isObject(body)) return { ...body, ...Object.fromEntries(added.map(({ key, value }) => [key, value])) };
  throw wrongTask('RequestBody must be an object because the connection adds parameters to the body.');
}

/** Reads and checks the arguments of an HTTP task: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
import { isObject, Json, JsonObject, member, objectOf, stringOf } from '../../base/json';
import { isLoopback } from '../../base/loopback';
import { ServiceError } from '../service';

/** The request of a state. */
export interface HttpTask {
  readonly url: URL;
  readonly method: string;
  readonly connectionArn: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  readonly body?: Json;
  /**
   * The list format of a form-urlencoded body.
   * @default the body is JSON
   */
  readonly arrayFormat?: ArrayFormat;
}

/** `a[0]=x&a[1]=y`, `a=x&a=y`, `a=x,y` or `a[]=x&a[]=y`. */
export type ArrayFormat = 'INDICES' | 'REPEAT' | 'COMMAS' | 'BRACKETS';

/** Whether the server is on this machine: nothing is sent to any other. */
export function isForThisMachine({ hostname }: URL): boolean {
  return isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

export function readTask(input: JsonObject): HttpTask {
  return {
    url: readUrl(input.ApiEndpoint),
    method: readMethod(input.Method),
    connectionArn: readConnectionArn(input),
    headers: readHeaders(input.Headers),
    query: readQuery(input.QueryParameters),
    body: input.RequestBody,
    arrayFormat: readArrayFormat(objectOf(input.Transform)),
  };
}

/** An error in the task itself, which only a Catch of an enclosing state can handle. */
export function wrongTask(message: string): ServiceError {
  return new ServiceError('States.Runtime', message);
}

/** AWS requires https; on this machine a test server does not need a certificate. */
function readUrl(given: Json | undefined): URL {
  const text = stringOf(given) ?? '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && isForThisMachine(url));
  if (url !== undefined && isAllowed) return url;
  throw wrongTask(
    `ApiEndpoint must be an https:// URL (or http:// on localhost), got: ${JSON.stringify(given ?? null)}`,
  );
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];

function readMethod(given: Json | undefined): string {
  const method = stringOf(given);
  if (method !== undefined && METHODS.includes(method)) return method;
  throw wrongTask(`Method must be one of ${METHODS.join(', ')}, got: ${JSON.stringify(given ?? null)}`);
}

function readConnectionArn({ Authentication, InvocationConfig }: JsonObject): string {
  const arn = stringOf(member(InvocationConfig, 'ConnectionArn')) ?? stringOf(member(Authentication, 'ConnectionArn'));
  if (arn !== undefined) return arn;
  throw wrongTask('An HTTP task must have a ConnectionArn in Authentication or InvocationConfig.');
}

/** Headers that a task may not set itself, by name and by prefix. */
const REFUSED_HEADERS: ReadonlySet<string> = new Set(
  (
    'a-im accept-charset accept-datetime accept-encoding authorization cache-control connection content-encoding ' +
    'content-md5 date expect forwarded from host http2-settings if-match if-modified-since if-none-match if-range ' +
    'if-unmodified-since max-forwards origin pragma proxy-authorization referer server te trailer transfer-encoding ' +
    'upgrade via warning'
  ).split(' '),
);
const REFUSED_BEGINNINGS = /^x-(?:forwarded|amz|amzn)-/;

function readHeaders(given: Json | undefined): Record<string, string> {
  const entries = Object.entries(objectOf(given)).map(([name, value]) => [name.toLowerCase(), textsOf(value)] as const);
  for (const [name, texts] of entries) {
    if (REFUSED_HEADERS.has(name) || REFUSED_BEGINNINGS.test(name)) {
      throw wrongTask(`An HTTP task must not set the header ${name}. Put credentials in its connection.`);
    }
    const isValid = /^[!#$%&'*+.^_`|~\w-]+$/.test(name) && texts.every((text) => /^[\t -~\u0080-\u00ff]*$/.test(text));
    if (!isValid) throw wrongTask(`The header ${JSON.stringify(name)} has a name or a value that HTTP does not allow.`);
  }
  return Object.fromEntries(entries.map(([name, texts]) => [name, texts.join(', ')]));
}

function readQuery(given: Json | undefined): [string, string][] {
  if (given === undefined || given === null) return [];
  if (!isObject(given)) throw wrongTask(`QueryParameters must be an object here, got: ${JSON.stringify(given)}`);
  return Object.entries(given).flatMap(([name, value]) => textsOf(value).map((text): [string, string] => [name, text]));
}

function textsOf(value: Json): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
}

function readArrayFormat({ RequestBodyEncoding: encoding = 'NONE', RequestEncodingOptions: options }: JsonObject) {
  if (encoding === 'NONE') return undefined;
  if (encoding !== 'URL_ENCODED') {
    throw wrongTask(`RequestBodyEncoding must be NONE or URL_ENCODED, got: ${JSON.stringify(encoding)}`);
  }
  const format = member(options, 'ArrayFormat') ?? 'INDICES';
  if (isArrayFormat(format)) return format;
  throw wrongTask(`ArrayFormat must be INDICES, REPEAT, COMMAS or BRACKETS, got: ${JSON.stringify(format)}`);
}

function isArrayFormat(value: Json): value is ArrayFormat {
  return value === 'INDICES' || value === 'REPEAT' || value === 'COMMAS' || value === 'BRACKETS';
}

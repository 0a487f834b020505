import { startServer } from './http-server';
import { NOW, ServicesFixture, startServices, UUID } from './services-fixture';
import { Json, JsonObject } from '../../src/base/json';
import { ConnectionDescription } from '../../src/services';

const CONNECTION = 'arn:aws:events:us-east-1:123456789012:connection/crm/81210c42-8af1-456b-9c4a-6ff02fc664ac';

async function start(connection: Partial<ConnectionDescription> = {}): Promise<ServicesFixture> {
  return startServices({ connections: [{ name: 'crm', arn: CONNECTION, ...connection }] });
}

function call(url: string, overrides: JsonObject = {}): JsonObject {
  return { ApiEndpoint: url, Method: 'POST', Authentication: { ConnectionArn: CONNECTION }, ...overrides };
}

describe('a request to this machine', () => {
  test('is sent as Step Functions sends it, with the additions of the connection', async () => {
    const server = await startServer({ headers: { 'content-type': 'application/json' }, body: '{"id":7}' });
    const services = await start({
      credentials: { header: 'X-Api-Key', value: 'top secret' },
      headers: [{ key: 'X-Site', value: 'from the connection', secret: false }],
      query: [{ key: 'account', value: '42', secret: false }],
      body: [{ key: 'Mode', value: 'live', secret: false }],
    });
    const answer = await services.task(
      'http:invoke',
      call(`${server.url}/tickets?a=1`, {
        Headers: { 'X-Site': 'from the state', 'X-List': ['one', 'two'] },
        QueryParameters: { account: 'state', tag: ['x', 'y z'], n: 5 },
        RequestBody: { ticketId: 'A1', Mode: 'test' },
      }),
    );
    expect(answer).toMatchObject({
      StatusCode: 200,
      StatusText: 'OK',
      Headers: { 'content-type': ['application/json'], date: [expect.any(String)] },
      ResponseBody: { id: 7 },
    });
    expect(server.seen).toEqual([
      {
        method: 'POST',
        url: '/tickets?a=1&account=42&tag=x&tag=y+z&n=5',
        headers: expect.objectContaining({
          'content-type': 'application/json; charset=UTF-8',
          'content-length': '31',
          'user-agent': 'Amazon|StepFunctions|HttpInvoke|us-east-1',
          range: 'bytes=0-262144',
          'x-api-key': 'top secret',
          'x-site': 'from the connection',
          'x-list': 'one, two',
        }),
        body: '{"ticketId":"A1","Mode":"live"}',
      },
    ]);
  });

  test('is kept for inspection, without the secrets of its connection', async () => {
    const server = await startServer({ status: 202 });
    const services = await start({
      credentials: { header: 'Authorization', value: 'Basic c2VjcmV0' },
      headers: [{ key: 'X-Secret', value: 'secret', secret: true }],
      query: [{ key: 'token', value: 'secret', secret: true }],
      body: [
        { key: 'password', value: 'secret', secret: true },
        { key: 'user', value: 'form', secret: false },
      ],
    });
    await services.task('http:invoke', call(server.url, { RequestBody: { a: 1 } }));
    expect(server.seen).toMatchObject([{ headers: { authorization: 'Basic c2VjcmV0' }, url: '/?token=secret' }]);
    expect(services.webhooks.requests()).toEqual([
      {
        id: expect.stringMatching(`^${UUID}$`),
        sentAt: NOW,
        url: `${server.url}/?token=***`,
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=UTF-8',
          'x-secret': '***',
          authorization: '***',
          'user-agent': expect.any(String),
          range: expect.any(String),
        },
        body: '{"a":1,"password":"***","user":"form"}',
        connectionArn: CONNECTION,
        sent: true,
        statusCode: 202,
      },
    ]);
  });

  test('can have no body and no headers of its own', async () => {
    const server = await startServer();
    const services = await start();
    const args = { ApiEndpoint: server.url, Method: 'GET', InvocationConfig: { ConnectionArn: CONNECTION } };
    expect(await services.task('http:invoke', args)).toMatchObject({ StatusCode: 200, ResponseBody: '' });
    expect(server.seen[0].headers['content-type']).toBeUndefined();
    expect(services.webhooks.requests()[0]).not.toHaveProperty('body', expect.anything());
  });

  test.each([
    ['INDICES', 'tags%5B0%5D=a&tags%5B1%5D=b%26c'],
    ['REPEAT', 'tags=a&tags=b%26c'],
    ['COMMAS', 'tags=a,b%26c'],
    ['BRACKETS', 'tags%5B%5D=a&tags%5B%5D=b%26c'],
  ])('is form-urlencoded on request, with lists as %s', async (ArrayFormat, tags) => {
    const server = await startServer();
    const services = await start();
    const task = call(server.url, {
      Headers: { 'content-type': 'application/x-www-form-urlencoded' },
      RequestBody: { text: 'a b', meta: { n: 1, none: null }, tags: ['a', 'b&c'] },
      Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat } },
    });
    await services.task('http:invoke', task);
    expect(server.seen).toMatchObject([
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `text=a%20b&meta%5Bn%5D=1&meta%5Bnone%5D=&${tags}`,
      },
    ]);
  });
});

describe('an answer', () => {
  test.each<[string, string, string, Json]>([
    ['JSON as JSON', 'application/problem+json', '[1]', [1]],
    ['what only claims to be JSON as text', 'application/json', '{', '{'],
    ['text as text', 'text/plain', '{}', '{}'],
  ])('is accepted: %s', async (_what, type, body, expected) => {
    const server = await startServer({ headers: { 'content-type': type }, body });
    expect(await (await start()).task('http:invoke', call(server.url))).toMatchObject({ ResponseBody: expected });
  });

  test.each<[number, string | undefined, string]>([
    [400, undefined, 'Bad Request'],
    [404, 'Nobody Here', 'Nobody Here'],
    [503, undefined, 'Service Unavailable'],
    [302, undefined, 'Found'],
  ])('with status %i fails the task with that number as the error', async (status, statusText, cause) => {
    const headers = { location: 'https://example.com/' };
    const server = await startServer({ status, statusText, headers, body: '{"reason":"x"}' });
    const services = await start();
    expect(await services.failure('http:invoke', call(server.url))).toMatchObject({
      error: `States.Http.StatusCode.${status}`,
      cause,
    });
    expect(services.webhooks.requests()).toMatchObject([{ sent: true, statusCode: status }]);
  });

  test.each<[string, JsonObject, Buffer]>([
    ['an image', { 'content-type': 'image/png' }, Buffer.from('x')],
    ['a download', { 'content-type': 'application/octet-stream' }, Buffer.from('x')],
    ['bytes that are no text', { 'content-type': 'text/plain' }, Buffer.from([0xff, 0xfe])],
  ])('that is %s fails the task', async (_what, headers, body) => {
    const server = await startServer({ headers: headers as Record<string, string>, body });
    expect((await (await start()).failure('http:invoke', call(server.url))).error).toBe('States.Runtime');
  });

  test('can have 256 KiB, and no more', async () => {
    const services = await start();
    const most = await startServer({ body: 'x'.repeat(262_144) });
    const result = await services.task('http:invoke', call(most.url));
    expect((result as { ResponseBody: string }).ResponseBody).toHaveLength(262_144);
    const more = await startServer({ body: 'x'.repeat(262_145) });
    expect((await services.failure('http:invoke', call(more.url))).error).toBe('States.DataLimitExceeded');
  });
});

test('a server that does not exist fails the task with a socket error, without the secrets of the query', async () => {
  const services = await start({ query: [{ key: 'token', value: 'secret', secret: true }] });
  // Port 1 is reserved, and nobody listens there.
  const { error, cause } = await services.failure('http:invoke', call('http://127.0.0.1:1/hook'));
  expect(error).toBe('States.Http.Socket');
  expect(cause).toContain('POST http://127.0.0.1:1/hook: ');
  expect(cause).not.toContain('secret');
  expect(services.webhooks.requests()).toMatchObject([{ sent: true, url: 'http://127.0.0.1:1/hook?token=***' }]);
});

test.each([
  'https://hooks.example.com/T1',
  'https://localhost.example.com/',
  'https://0.0.0.0/',
  'https://169.254.169.254/',
])('a request to %s is kept, and not sent', async (url) => {
  const services = await start();
  const answer = await services.task('http:invoke', call(url, { RequestBody: { a: 1 } }));
  expect(answer).toEqual({ StatusCode: 200, StatusText: 'OK', Headers: {}, ResponseBody: {} });
  expect(services.webhooks.requests()).toMatchObject([{ url, sent: false, body: '{"a":1}' }]);
  expect(services.webhooks.requests()[0].statusCode).toBeUndefined();
});

test.each<[string, JsonObject, string]>([
  ['a plain http URL elsewhere', { ApiEndpoint: 'http://example.com/' }, 'got: "http://example.com/"'],
  ['no URL', { ApiEndpoint: 'example.com' }, 'got: "example.com"'],
  ['another scheme', { ApiEndpoint: 'file:///etc/passwd' }, 'ApiEndpoint must be an https:// URL'],
  ['an unknown method', { Method: 'TRACE' }, 'Method must be one of GET, POST'],
  ['no method', { Method: null }, 'got: null'],
  ['no connection', { Authentication: {} }, 'must have a ConnectionArn'],
  ['credentials among its headers', { Headers: { Authorization: 'x' } }, 'must not set the header authorization'],
  ['a header of AWS', { Headers: { 'X-Amz-Date': 'x' } }, 'must not set the header x-amz-date'],
  ['a line break in a header', { Headers: { 'X-A': 'a\r\nb: c' } }, 'The header "x-a" has a name or a value'],
  ['a header with an odd name', { Headers: { 'a b': 'c' } }, 'The header "a b" has a name or a value'],
  ['query parameters that are a text', { QueryParameters: 'a=b' }, 'QueryParameters must be an object here'],
  ['an unknown encoding', { Transform: { RequestBodyEncoding: 'XML' } }, 'must be NONE or URL_ENCODED, got: "XML"'],
  [
    'an unknown way to write lists',
    { Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat: 'X' } } },
    'ArrayFormat must be INDICES',
  ],
])('a task with %s fails before anything is sent', async (_what, overrides, reason) => {
  const services = await start();
  const { error, cause } = await services.failure('http:invoke', call('https://example.com/', overrides));
  expect(error).toBe('States.Runtime');
  expect(cause).toContain(reason);
  expect(services.webhooks.requests()).toEqual([]);
});

test('a body that is not an object cannot have the parameters of the connection', async () => {
  const services = await start({ body: [{ key: 'a', value: 'b', secret: false }] });
  const { error } = await services.failure('http:invoke', call('https://example.com/', { RequestBody: 'text' }));
  expect(error).toBe('States.Runtime');
});

test("a connection that does not exist fails the task with EventBridge's error", async () => {
  const task = call('https://example.com/', { Authentication: { ConnectionArn: `${CONNECTION}0` } });
  expect(await (await start()).failure('http:invoke', task)).toMatchObject({
    error: 'Events.ConnectionResource.ResourceNotFound',
    cause: `The connection ${CONNECTION}0 does not exist.`,
  });
});

test('fails if it is set to, with exactly that name', async () => {
  const services = await start();
  services.faults.failNext('http', 'Invoke', { error: 'States.Http.StatusCode.429', message: 'Too Many Requests' });
  expect(await services.failure('http:invoke', call('https://example.com/'))).toMatchObject({
    error: 'States.Http.StatusCode.429',
    cause: 'Too Many Requests',
  });
  expect(services.webhooks.requests()).toEqual([]);
});

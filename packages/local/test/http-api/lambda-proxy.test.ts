import { type LocalBackend } from '../../src/backend/local-options';
import { type JsonObject } from '../../src/base/json';
import { startTemplate } from '../support/backend';
import { formTemplate, resource, route } from '../support/form-template';

async function startFunction(
  code: string,
  options: { cors?: JsonObject; timeout?: number } = {},
): Promise<LocalBackend> {
  return startTemplate(
    formTemplate({
      cors: options.cors,
      resources: {
        Fn: resource('AWS::Lambda::Function', {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Code: { ZipFile: code },
        }),
        FnIntegration: resource('AWS::ApiGatewayV2::Integration', {
          ApiId: { Ref: 'Api' },
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: { 'Fn::GetAtt': ['Fn', 'Arn'] },
          PayloadFormatVersion: '2.0',
          ...(options.timeout !== undefined && { TimeoutInMillis: options.timeout }),
        }),
        FnRoute: route('ANY /fn/{id}', 'FnIntegration'),
      },
    }),
  );
}

/** What a function gets if a body is sent with this content type, or with none. */
async function bodyAs(contentType: string, body = new TextEncoder().encode('a=%C3%BC')): Promise<unknown> {
  const backend = await startFunction(
    'exports.handler = async ({ body, isBase64Encoded }) => ({ body, isBase64Encoded });',
  );
  const headers: Record<string, string> = contentType === '' ? {} : { 'content-type': contentType };
  return (await fetch(`${backend.endpoint}/fn/1`, { method: 'POST', headers, body })).json();
}

test('a function gets the event of payload format 2.0', async () => {
  const backend = await startFunction('exports.handler = async (event) => event;');
  const response = await fetch(`${backend.endpoint}/fn/a%20b?x=1&x=2&y=3`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'a=1; b=2', 'x-form': 'contact' },
    body: '{"message":"hello"}',
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  const event = (await response.json()) as { headers: object };
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'ANY /fn/{id}',
    rawPath: '/fn/a%20b',
    rawQueryString: 'x=1&x=2&y=3',
    cookies: ['a=1', 'b=2'],
    headers: { 'x-form': 'contact' },
    queryStringParameters: { x: '1,2', y: '3' },
    pathParameters: { id: 'a b' },
    requestContext: { stage: '$default', http: { method: 'POST', path: '/fn/a%20b', sourceIp: '127.0.0.1' } },
    body: '{"message":"hello"}',
    isBase64Encoded: false,
  });
  expect(event.headers).not.toHaveProperty('cookie');
});

test.each([
  ['text/plain;charset=UTF-8'],
  ['TEXT/HTML'],
  ['application/json; charset=utf-8'],
  ['application/javascript'],
  ['application/xml'],
])('a body of the type %s is passed as text', async (contentType) => {
  expect(await bodyAs(contentType)).toEqual({ body: 'a=%C3%BC', isBase64Encoded: false });
});

test.each([
  ['application/x-www-form-urlencoded'],
  ['multipart/form-data; boundary=x'],
  ['application/octet-stream'],
  ['application/problem+json'],
  ['image/svg+xml'],
  [''],
])('a body of the type "%s" is passed in base64', async (contentType) => {
  expect(await bodyAs(contentType)).toEqual({ body: 'YT0lQzMlQkM=', isBase64Encoded: true });
});

test('bytes are passed in base64 as they were sent', async () => {
  expect(await bodyAs('application/octet-stream', new Uint8Array([0, 255, 1]))).toEqual({
    body: 'AP8B',
    isBase64Encoded: true,
  });
});

test('a request without a body has no body member', async () => {
  const backend = await startFunction('exports.handler = async (event) => event;');
  const event = (await (await fetch(`${backend.endpoint}/fn/1`)).json()) as object;
  expect(event).toMatchObject({ isBase64Encoded: false });
  expect(event).not.toHaveProperty('body');
});

test('the query is passed unchanged, and the time in the format of access logs', async () => {
  const backend = await startFunction('exports.handler = async (event) => event;');
  const response = await fetch(`${backend.endpoint}/fn/1?q=a%20b&q=c+d&empty`);
  expect(await response.json()).toMatchObject({
    rawQueryString: 'q=a%20b&q=c+d&empty',
    queryStringParameters: { q: 'a b,c d', empty: '' },
    requestContext: { time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/) },
  });
});

test('a header with several values is sent to the client as one', async () => {
  const backend = await startFunction(
    `exports.handler = async () => ({ statusCode: 200, headers: { vary: ['accept', 'origin'] }, body: '' });`,
  );
  expect((await fetch(`${backend.endpoint}/fn/1`)).headers.get('vary')).toBe('accept,origin');
});

test('a function determines status, headers, cookies and body', async () => {
  const backend = await startFunction(`exports.handler = async () => ({
    statusCode: 201, headers: { 'X-Ticket': '7', 'content-type': 'image/png' }, cookies: ['a=1', 'b=2'],
    body: 'AP8B', isBase64Encoded: true });`);
  const response = await fetch(`${backend.endpoint}/fn/1`);
  expect(response.status).toBe(201);
  expect(response.headers.get('x-ticket')).toBe('7');
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255, 1]);
});

test('CORS headers of a function are ignored if the API has a CORS configuration', async () => {
  const backend = await startFunction(
    `exports.handler = async () => ({ statusCode: 200, headers: { 'access-control-allow-origin': '*' }, body: '' });`,
    { cors: { AllowOrigins: ['https://example.com'] } },
  );
  const response = await fetch(`${backend.endpoint}/fn/1`, { headers: { origin: 'https://evil.example' } });
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

test.each([
  ['throws', 'exports.handler = async () => { throw new Error("the secret detail"); };'],
  ['answers with no valid status', 'exports.handler = async () => ({ statusCode: "the secret detail" });'],
  ['answers with a broken header', 'exports.handler = async () => ({ statusCode: 200, headers: { "a b": "1" } });'],
  ['exits', 'exports.handler = async () => process.exit(1);'],
])('a function that %s results in 500, and no detail reaches the client', async (_, code) => {
  const backend = await startFunction(code);
  const response = await fetch(`${backend.endpoint}/fn/1`);
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('{"message":"Internal Server Error"}');
});

test('a function that is too slow for its integration results in 503', async () => {
  const backend = await startFunction('exports.handler = () => new Promise(() => setTimeout(() => {}, 2000));', {
    timeout: 300,
  });
  expect((await fetch(`${backend.endpoint}/fn/1`)).status).toBe(503);
});

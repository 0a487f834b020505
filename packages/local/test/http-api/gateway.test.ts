import { request } from 'node:http';
import { type LocalBackend } from '../../src/backend/local-options';
import { post, startForm } from '../support/backend';

const ORIGIN = 'https://example.com';
const CORS = {
  AllowOrigins: [ORIGIN, 'https://other.example'],
  AllowMethods: ['POST', 'GET'],
  AllowHeaders: ['content-type', 'x-form'],
  ExposeHeaders: ['date'],
  MaxAge: 600,
};

function accessControl(response: Response): Record<string, string> {
  return Object.fromEntries([...response.headers].filter(([name]) => name.startsWith('access-control-')));
}

async function preflight(backend: LocalBackend, origin: string): Promise<Response> {
  return fetch(`${backend.endpoint}/`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  });
}

describe('CORS', () => {
  test('a preflight gets 204 and what is allowed', async () => {
    const response = await preflight(await startForm({ cors: CORS }), ORIGIN);
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    expect(accessControl(response)).toEqual({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-methods': 'POST,GET',
      'access-control-allow-headers': 'content-type,x-form',
      'access-control-max-age': '600',
    });
  });

  test('a preflight from an origin that is not allowed gets 204 without CORS headers', async () => {
    const response = await preflight(await startForm({ cors: CORS }), 'https://evil.example');
    expect(response.status).toBe(204);
    expect(accessControl(response)).toEqual({});
  });

  test('an origin that only starts like an allowed one is not allowed', async () => {
    const response = await preflight(await startForm({ cors: CORS }), `${ORIGIN}.evil.example`);
    expect(accessControl(response)).toEqual({});
  });

  test('a response repeats the exact origin and exposes headers', async () => {
    const response = await post(await startForm({ cors: CORS }), '{}', { origin: 'https://other.example' });
    expect(accessControl(response)).toEqual({
      'access-control-allow-origin': 'https://other.example',
      'access-control-expose-headers': 'date',
    });
  });

  test('a response to an origin that is not allowed has no CORS headers', async () => {
    const response = await post(await startForm({ cors: CORS }), '{}', { origin: 'https://evil.example' });
    expect(response.status).toBe(200);
    expect(accessControl(response)).toEqual({});
  });

  test.each([
    ['404', '/nowhere', '{}', 404],
    ['400', '/', '{', 400],
    ['413', '/', 'x'.repeat(10 * 1024 * 1024 + 1), 413],
  ])('a %s has CORS headers, too, so that the page can read it', async (_, path, body, status) => {
    const backend = await startForm({ cors: CORS });
    const response = await fetch(backend.endpoint + path, { method: 'POST', body, headers: { origin: ORIGIN } });
    expect(response.status).toBe(status);
    expect(accessControl(response)).toMatchObject({ 'access-control-allow-origin': ORIGIN });
  });

  test('with credentials, the origin is repeated, and never an asterisk', async () => {
    const backend = await startForm({ cors: { ...CORS, AllowCredentials: true } });
    expect(accessControl(await post(backend, '{}', { origin: ORIGIN }))).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-credentials': 'true',
    });
  });

  test.each([
    ['*', 'http://any.example', '*'],
    ['https://*', 'https://any.example', 'https://any.example'],
  ])('the pattern %s allows %s', async (pattern, origin, expected) => {
    const response = await post(await startForm({ cors: { AllowOrigins: [pattern] } }), '{}', { origin });
    expect(accessControl(response)).toEqual({ 'access-control-allow-origin': expected });
  });

  test('the pattern https://* does not allow http', async () => {
    const response = await post(await startForm({ cors: { AllowOrigins: ['https://*'] } }), '{}', {
      origin: 'http://any.example',
    });
    expect(accessControl(response)).toEqual({});
  });

  test('without a configuration there are no CORS headers, and a preflight gets 404', async () => {
    const backend = await startForm();
    expect(accessControl(await post(backend, '{}', { origin: ORIGIN }))).toEqual({});
    const response = await preflight(backend, ORIGIN);
    expect(response.status).toBe(404);
    expect(accessControl(response)).toEqual({});
  });
});

describe('limits', () => {
  test('a body over 10 MB gets 413', async () => {
    const response = await post(await startForm(), new Uint8Array(10 * 1024 * 1024 + 1));
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ message: 'Request Entity Too Large' });
  });

  test('a body without a length gets 413 while it is streamed, long before its end', async () => {
    const backend = await startForm();
    const { status, sent } = await endlessUpload(backend.port);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(100 * 1024 * 1024);
    // The server is as well as before.
    expect((await post(backend, '{}')).status).toBe(200);
  });

  test('requests over the throttle get 429', async () => {
    const stage = { DefaultRouteSettings: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 0.001 } };
    const backend = await startForm({ stage });
    expect((await post(backend, '{}')).status).toBe(200);
    expect((await post(backend, '{}')).status).toBe(200);
    const response = await post(backend, '{}');
    expect(response.status).toBe(429);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ message: 'Too Many Requests' });
  });

  test('a route can have its own throttle', async () => {
    const settings = { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 0.001 };
    const backend = await startForm({ stage: { RouteSettings: { 'POST /': settings } } });
    expect((await post(backend, '{}')).status).toBe(200);
    expect((await post(backend, '{}')).status).toBe(429);
  });
});

describe('routes', () => {
  test.each([
    ['GET', '/'],
    ['POST', '/nowhere'],
    ['DELETE', '/'],
  ])('%s %s has no route: 404', async (method, path) => {
    const response = await fetch((await startForm()).endpoint + path, { method });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ message: 'Not Found' });
  });

  test('a named stage is served under its name', async () => {
    const backend = await startForm({ stage: { StageName: 'prod' } });
    expect(backend.endpoint).toMatch(/\/prod$/);
    expect((await fetch(backend.endpoint, { method: 'POST', body: '{}' })).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${backend.port}/`, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  test('$default handles what no other route does', async () => {
    const backend = await startForm({ routeKey: '$default' });
    expect((await fetch(`${backend.endpoint}/any/where`, { method: 'PUT', body: '{}' })).status).toBe(200);
  });

  test('an API without a stage is reported at the start', async () => {
    const backend = await startForm({ resources: { Stage: { Type: 'AWS::CDK::Metadata', Properties: {} } } });
    expect(backend.notices).toMatchObject([{ message: 'it has no stage, so no request reaches its routes' }]);
    expect((await post(backend, '{}')).status).toBe(404);
  });

  test('a WebSocket API is reported at the start', async () => {
    const chat = {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: { Name: 'Chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
    };
    const backend = await startForm({ resources: { Chat: chat } });
    expect(backend.notices).toMatchObject([
      { path: 'Form/Chat', message: 'it is not served: only HTTP APIs are supported, this is WEBSOCKET' },
    ]);
  });
});

/** Sends chunks until the server answers; gives its status and how much was sent by then. */
async function endlessUpload(port: number): Promise<{ status?: number; sent: number }> {
  let sent = 0;
  return new Promise((resolve, reject) => {
    const upload = request({ port, host: '127.0.0.1', method: 'POST', path: '/' }, (response) => {
      resolve({ status: response.statusCode, sent });
      upload.destroy();
    });
    upload.on('error', reject);
    const chunk = Buffer.alloc(256 * 1024, 'x');
    const send = (): void => {
      if (upload.destroyed) return;
      sent += chunk.length;
      upload.write(chunk, () => setImmediate(send));
    };
    send();
  });
}

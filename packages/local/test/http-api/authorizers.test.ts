import { type LocalBackend } from '../../src/backend/local-options';
import { startLocal } from '../../src/backend/start-local';
import { synthesize } from '../support/synthesize';

const UNAUTHORIZED = { message: 'Unauthorized' };
const FORBIDDEN = { message: 'Forbidden' };

let backend: LocalBackend;
const log: string[] = [];
beforeAll(async () => {
  backend = await startLocal(await synthesize('authorizer-app.js'), { log: (line) => void log.push(line) });
});
afterAll(async () => {
  await backend.stop();
});

/** Posts with this token, and returns the status, the body, and the caller's claims that the function behind the route got. */
async function call(path: string, authorization?: string, body = 'x') {
  const headers = authorization === undefined ? undefined : { authorization };
  const response = await fetch(backend.endpoint + path, { method: 'POST', headers, body });
  const answer = (await response.json()) as { requestContext?: { authorizer?: unknown } };
  return { status: response.status, answer, caller: answer.requestContext?.authorizer, headers: response.headers };
}

describe('a function with simple responses', () => {
  test('admits known callers, and passes its context to the function behind the route', async () => {
    expect(await call('/simple', 'open sesame')).toMatchObject({
      status: 200,
      caller: { lambda: { type: 'REQUEST', hasBody: false } },
    });
  });

  test('refuses others with 403', async () => {
    expect(await call('/simple', 'let me in')).toMatchObject({ status: 403, answer: FORBIDDEN });
  });

  test.each([['without the header'], ['with an empty header']])('is not invoked %s: 401', async (how) => {
    const before = await asked();
    expect(await call('/simple', how.startsWith('without') ? undefined : '')).toMatchObject({
      status: 401,
      answer: UNAUTHORIZED,
    });
    expect(await asked()).toBe(before + 1);
  });

  test('refuses with 401 if its error is "Unauthorized"', async () => {
    expect(await call('/simple', 'nobody')).toMatchObject({ status: 401, answer: UNAUTHORIZED });
  });

  test('responds with 500 if it fails, with the details only in the log', async () => {
    const { status, answer } = await call('/simple', 'broken');
    expect([status, answer]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(log.join('\n')).toContain('the secret detail');
  });

  test('is invoked before the body is read', async () => {
    expect((await call('/simple', 'let me in', 'x'.repeat(10 * 1024 * 1024 + 1))).status).toBe(403);
  });
});

describe('a cached answer', () => {
  const calls = async (form: string) =>
    ((await call(`/cached?form=${form}`, 'open sesame')).caller as { lambda: { calls: number } }).lambda.calls;

  test('is used again for the same identity only', async () => {
    const first = await calls('contact');
    expect(await calls('contact')).toBe(first);
    expect(await calls('orders')).toBeGreaterThan(first);
  });

  test('requires all identity sources', async () => {
    expect(await call('/cached', 'open sesame')).toMatchObject({ status: 401, answer: UNAUTHORIZED });
  });
});

describe('a function that returns a policy', () => {
  test('admits if the policy allows the route', async () => {
    const { status, caller } = await call('/allowed', 'me');
    expect([status, caller]).toEqual([200, { lambda: { token: 'me', version: '1.0' } }]);
  });

  test('refuses with 403 if the policy denies the route, whatever else it allows', async () => {
    expect(await call('/denied', 'me')).toMatchObject({ status: 403, answer: FORBIDDEN });
  });
});

describe('a JSON web token', () => {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'https://login.example.com', aud: 'forms', exp: now + 3600, sub: 'ada' };

  test('of the right issuer and audience is accepted without a check of its signature, and its claims are passed on', async () => {
    const { status, caller } = await call('/jwt', `Bearer ${token({ ...claims, roles: ['a', 'b'] })}`);
    expect(status).toBe(200);
    expect(caller).toEqual({
      jwt: {
        claims: { ...claims, exp: String(claims.exp), roles: '[a b]' },
        scopes: null,
      },
    });
  });

  test.each([
    ['without "Bearer"', token(claims)],
    ['for several audiences', token({ ...claims, aud: ['other', 'shop'] })],
    ['with a client ID for an audience', token({ ...claims, aud: undefined, client_id: 'shop' })],
  ])('is accepted %s', async (_, value) => {
    expect((await call('/jwt', value)).status).toBe(200);
  });

  test.each([
    ['is none', 'let me in'],
    ['has no claims', 'a.b.c'],
    ['has another issuer', token({ ...claims, iss: 'https://login.evil.example' })],
    ['is for somebody else', token({ ...claims, aud: 'other' })],
    ['is for somebody else, though its client ID fits', token({ ...claims, aud: 'other', client_id: 'forms' })],
    ['has expired', token({ ...claims, exp: now - 1 })],
    ['never expires', token({ ...claims, exp: undefined })],
    ['is not valid yet', token({ ...claims, nbf: now + 3600 })],
    ['was issued in the future', token({ ...claims, iat: now + 3600 })],
  ])('that %s is refused with 401', async (_, value) => {
    const { status, answer, headers } = await call('/jwt', value);
    expect([status, answer]).toEqual([401, UNAUTHORIZED]);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token"/);
  });

  test('is required: 401', async () => {
    expect(await call('/jwt')).toMatchObject({ status: 401, answer: UNAUTHORIZED });
  });

  test.each([
    ['scope', { scope: 'openid forms.write' }],
    ['scp', { scp: ['forms.write'] }],
  ])('must have one of the scopes of the route, in "%s"', async (_, scopes) => {
    const { status, caller } = await call('/scoped', token({ ...claims, ...scopes }));
    expect([status, caller]).toMatchObject([200, { jwt: { scopes: ['forms.write'] } }]);
  });

  test('without the scopes of the route is refused with 403', async () => {
    expect(await call('/scoped', token({ ...claims, scope: 'openid' }))).toMatchObject({
      status: 403,
      answer: FORBIDDEN,
    });
  });
});

test('a route without an authorizer has no identity of the caller', async () => {
  const { status, caller } = await call('/open');
  expect([status, caller]).toEqual([200, undefined]);
});

test('a route for signed requests accepts every request', async () => {
  expect((await call('/iam')).status).toBe(200);
});

test('a preflight needs no authorization', async () => {
  const response = await fetch(`${backend.endpoint}/simple`, {
    method: 'OPTIONS',
    headers: { origin: 'https://www.example.com', 'access-control-request-method': 'POST' },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-headers')).toBe('authorization');
});

test('what is not verified is reported at the start; a domain name, its records and its certificate are not', () => {
  expect(backend.notices.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'Guarded/Api/JwtAuthorizer/Resource: ANY token with the right claims is accepted: its signature cannot be checked here',
    'Guarded/Api/POST--iam/Resource: POST /iam allows every request: signatures are not checked',
  ]);
});

test('an API whose default endpoint is disabled responds here', () => {
  expect(backend.running.apis.map(({ url }) => url)).toEqual([`http://127.0.0.1:${backend.port}/`]);
});

/** How often the function was asked, this time included. */
async function asked(): Promise<number> {
  return ((await call('/simple', 'open sesame')).caller as { lambda: { calls: number } }).lambda.calls;
}

/** A token that nobody signed. */
function token(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.signature`;
}

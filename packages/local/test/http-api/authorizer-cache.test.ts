import { type LambdaAuthorizer } from '../../src/http-api/authorizers/description';
import { LambdaAuthorizers } from '../../src/http-api/authorizers/lambda-authorizer';
import { type RequestHead } from '../../src/http-api/shape-request';

const AUTHORIZER: LambdaAuthorizer = {
  kind: 'Lambda',
  id: 'one',
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:guard',
  payloadFormat: '2.0',
  identitySources: ['$request.header.authorization'],
  simple: true,
  cacheSeconds: 60,
};

const REQUEST: RequestHead = {
  id: 'request',
  api: { id: 'abc', name: 'Api', logicalId: 'Api', path: 'Form/Api', addresses: [], stages: [], routes: [] },
  stage: { name: '$default', routeThrottles: {}, variables: {} },
  match: {
    route: { key: 'GET /', integration: { kind: 'Lambda', functionArn: 'arn', timeoutMillis: 1 } },
    pathParameters: {},
  },
  method: 'GET',
  path: '/',
  query: new URLSearchParams(),
  rawQuery: '',
  headers: new Headers(),
  sourceIp: '127.0.0.1',
  receivedAt: new Date(0),
};

/** Authorizers with a clock that a test moves, and a count of how often a function was asked. */
function authorizers() {
  const state = { now: 0, asked: 0 };
  const backends = {
    startSyncExecution: () => Promise.reject(new Error('no execution is started to authorize')),
    invokeFunction: () => Promise.resolve({ isAuthorized: ++state.asked > 0 }),
    logRefusal: () => undefined,
    logError: () => undefined,
  };
  const functions = new LambdaAuthorizers(backends, () => state.now);
  const ask = (authorizer: LambdaAuthorizer, identity: string[]) => functions.ask(authorizer, identity, REQUEST);
  return { state, ask };
}

test('an answer is cached for its time to live, and no longer', async () => {
  const { state, ask } = authorizers();
  for (const now of [0, 59_999, 60_000]) {
    state.now = now;
    expect(await ask(AUTHORIZER, ['ada'])).toMatchObject({ allowed: true });
  }
  expect(state.asked).toBe(2);
});

test.each<[string, LambdaAuthorizer, string[]]>([
  ['the time to keep it is 0', { ...AUTHORIZER, cacheSeconds: 0 }, ['ada']],
  ['nothing tells one caller from another', { ...AUTHORIZER, identitySources: [] }, []],
])('no answer is cached if %s', async (_, authorizer, identity) => {
  const { state, ask } = authorizers();
  await ask(authorizer, identity);
  await ask(authorizer, identity);
  expect(state.asked).toBe(2);
});

test('identities that are equal only when they are concatenated are different', async () => {
  const { state, ask } = authorizers();
  await ask(AUTHORIZER, ['a', 'b,c']);
  await ask(AUTHORIZER, ['a,b', 'c']);
  await ask({ ...AUTHORIZER, id: 'two' }, ['a', 'b,c']);
  expect(state.asked).toBe(3);
});

test('ten thousand answers are cached, and one more replaces the oldest', async () => {
  const { state, ask } = authorizers();
  for (let i = 0; i <= 10_000; i++) await ask(AUTHORIZER, [String(i)]);
  await ask(AUTHORIZER, ['10000']);
  expect(state.asked).toBe(10_001);
  await ask(AUTHORIZER, ['0']);
  expect(state.asked).toBe(10_002);
});

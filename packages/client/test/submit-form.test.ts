// What goes out, how often, and when it stops.
import { CREATED, envelope, MISTAKEN, TAKEN, unsuccessful } from './answers';
import { Scripted, ScriptedServer, scriptedServer } from './scripted-server';
import { submitForm, SubmitOptions } from '../src/index';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let server: ScriptedServer;
beforeAll(async () => {
  server = await scriptedServer();
});
afterAll(async () => server.close());

const send = async (script: Scripted[], options: SubmitOptions = {}, fields = {}) => {
  server.answers(...script);
  return submitForm(server.url, { message: 'Hello', ...fields }, options);
};
const ids = () => new Set(server.posted.map(({ body }) => body.submissionId));

it('posts the fields as JSON, with an ID and the headers that the page sets', async () => {
  await send([CREATED], { headers: { authorization: 'Bearer token' } }, { rating: 4, agree: true });

  expect(server.posted).toHaveLength(1);
  expect(server.posted[0]).toMatchObject({
    method: 'POST',
    url: '/form',
    headers: { 'content-type': 'application/json', authorization: 'Bearer token' },
    body: { submissionId: expect.stringMatching(UUID_V4) as unknown, message: 'Hello', rating: 4, agree: true },
  });
});

it('creates an ID for each submission, or uses the one that is passed', async () => {
  const given = '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d';
  await send([CREATED], {}, { submissionId: given });
  expect(server.posted[0].body.submissionId).toBe(given);
  await send([CREATED]);
  const first = server.posted[0].body.submissionId;
  await send([CREATED]);
  expect(server.posted[0].body.submissionId).not.toBe(first);
});

it.each<[string, Scripted]>([
  ['a dropped connection', 'hang up'],
  ['too many requests', { status: 429 }],
  ['a failed execution', unsuccessful('FAILED')],
  ['a fault of a web API', { status: 503 }],
])('tries again with the same ID after %s', async (_, trouble) => {
  expect(await send([trouble, trouble, envelope(TAKEN)])).toMatchObject({ kind: 'accepted' });
  expect(server.posted).toHaveLength(3);
  expect(ids().size).toBe(1);
});

it('tries again after a timeout', async () => {
  expect(await send(['silence', CREATED], { timeout: 1_000 })).toMatchObject({ kind: 'accepted' });
  expect(ids().size).toBe(1);
});

it.each<[string, Scripted]>([
  ['a rejection', envelope(MISTAKEN)],
  ['a body too large', { status: 413 }],
  ['a refusal', { status: 400 }],
])('does not try again after %s, because the result would be the same', async (_, answer) => {
  await send([answer, CREATED]);
  expect(server.posted).toHaveLength(1);
});

it.each([
  [undefined, 3],
  [1, 1],
  [4, 4],
])('gives up after the maximum number of attempts: %p', async (attempts, made) => {
  expect(await send([{ status: 500 }], { attempts })).toEqual({ kind: 'failed', reason: 'OUR_FAULT' });
  expect(server.posted).toHaveLength(made);
});

it('reports the result of the last attempt', async () => {
  expect(await send(['hang up', { status: 429 }], { attempts: 2 })).toEqual({ kind: 'failed', reason: 'BUSY' });
  expect(await send([{ status: 429 }, 'silence'], { attempts: 2, timeout: 100 })).toEqual({
    kind: 'failed',
    reason: 'TIMEOUT',
  });
});

/** Timers may fire a little early. */
const EARLY = 50;

it('waits at least as long as Retry-After says, in seconds', async () => {
  await send([{ status: 503, headers: { 'retry-after': '1' } }, CREATED]);
  const [first, second] = server.posted;
  expect(second.at - first.at).toBeGreaterThan(1_000 - EARLY);
});

it('waits at least as long as Retry-After says, as a date', async () => {
  const date = new Date(Date.now() + 2_000).toUTCString();
  await send([{ status: 503, headers: { 'retry-after': date } }, CREATED]);
  expect(performance.timeOrigin + server.posted[1].at).toBeGreaterThan(Date.parse(date) - EARLY);
});

it.each(['nonsense', '', '-5', '0', new Date(0).toUTCString()])(
  'tries again soon if Retry-After is not a time in the future: %p',
  async (retryAfter) => {
    const answer = await send([{ status: 503, headers: { 'retry-after': retryAfter } }, CREATED], { patience: 5_000 });
    expect(answer).toMatchObject({ kind: 'accepted' });
  },
);

it('does not wait longer than its patience, whatever Retry-After says', async () => {
  const busy = { status: 429, headers: { 'retry-after': '3600' } };
  expect(await send([busy, CREATED])).toEqual({ kind: 'failed', reason: 'BUSY' });
  expect(server.posted).toHaveLength(1);
});

it('starts no attempt after its patience has ended', async () => {
  expect(await send(['silence', CREATED], { timeout: 150, patience: 100 })).toEqual({
    kind: 'failed',
    reason: 'TIMEOUT',
  });
  expect(server.posted).toHaveLength(1);
});

it('sends nothing if it was aborted before', async () => {
  const signal = AbortSignal.abort();
  expect(await send([CREATED], { signal })).toEqual({ kind: 'failed', reason: 'ABORTED' });
  expect(server.posted).toHaveLength(0);
});

it.each<[string, Scripted, () => boolean]>([
  ['while it waits for an answer', 'silence', () => server.posted.length === 1],
  ['in a pause', { status: 429, headers: { 'retry-after': '30' } }, () => server.answered() === 1],
])('stops immediately when it is aborted %s', async (_, answer, hasComeSoFar) => {
  const stop = new AbortController();
  const sending = send([answer], { signal: stop.signal });
  await waitFor(hasComeSoFar);
  stop.abort();
  // Otherwise it would say TIMEOUT, or send again.
  expect(await sending).toEqual({ kind: 'failed', reason: 'ABORTED' });
  expect(server.posted).toHaveLength(1);
});

it('does not report an abort if the signal comes after the answer', async () => {
  const stop = new AbortController();
  const answer = await send([CREATED], { signal: stop.signal });
  stop.abort();
  expect(answer).toMatchObject({ kind: 'accepted' });
});

it('reports OFFLINE if no server listens', async () => {
  const other = await scriptedServer();
  await other.close();
  expect(await submitForm(other.url, { message: 'Hello' })).toEqual({ kind: 'failed', reason: 'OFFLINE' });
});

it.each(['not a URL', ''])('throws for %p, which is a mistake in the page', async (endpoint) => {
  await expect(submitForm(endpoint, { message: 'Hello' })).rejects.toThrow('Failed to parse URL');
});

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

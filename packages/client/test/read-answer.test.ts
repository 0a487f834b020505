// Both kinds of answers, and everything else that can come back from a URL.
import { CREATED, envelope, MISTAKEN, SCORE, TAKEN, unsuccessful } from './answers';
import { Scripted, ScriptedServer, scriptedServer } from './scripted-server';
import { submitForm } from '../src/index';

let server: ScriptedServer;
beforeAll(async () => {
  server = await scriptedServer();
});
afterAll(async () => server.close());

const send = async (answer: Scripted) => {
  server.answers(answer);
  return submitForm(server.url, { message: 'Hello' }, { attempts: 1 });
};

it.each([
  ['the envelope of a workflow', envelope(TAKEN)],
  ['a web API', CREATED],
])('reads an accepted submission from %s', async (_, answer) => {
  expect(await send(answer)).toEqual({
    kind: 'accepted',
    ticketId: '7K3M-9QXT-2B4C',
    sentiment: 'NEGATIVE',
    sentimentScore: SCORE,
  });
});

it.each([
  ['the envelope of a workflow', envelope(MISTAKEN)],
  ['a web API', { status: 422, body: { title: 'Unprocessable', status: 422, errors: MISTAKEN.errors } }],
])('reads a rejected submission from %s', async (_, answer) => {
  expect(await send(answer)).toEqual({ kind: 'rejected', errors: MISTAKEN.errors });
});

it.each([
  ['no score', { ...TAKEN, sentiment: 'UNKNOWN', sentimentScore: null }],
  ['a score without a label', { ...TAKEN, sentiment: 'UNKNOWN', sentimentScore: { Positive: 1 } }],
  ['a score in words', { ...TAKEN, sentiment: 'UNKNOWN', sentimentScore: { ...SCORE, Mixed: '0.1' } }],
  ['a sentiment that nobody knows', { ...TAKEN, sentiment: 'FURIOUS', sentimentScore: null }],
  ['a sentiment that is no text', { ...TAKEN, sentiment: 7, sentimentScore: [] }],
])('treats the sentiment as unknown, but keeps the ticket: %s', async (_, output) => {
  const unknown = { kind: 'accepted', ticketId: '7K3M-9QXT-2B4C', sentiment: 'UNKNOWN', sentimentScore: null };
  expect(await send(envelope(output))).toEqual(unknown);
  expect(await send({ status: 201, body: output })).toEqual(unknown);
});

it.each([
  [undefined, []],
  ['nonsense', []],
  [[null, 7, 'message'], []],
  [[{ field: 7, code: null }], [{ field: '', code: '', message: '' }]],
])('reads only the valid parts of the errors %j', async (errors, read) => {
  expect(await send(envelope({ outcome: 'REJECTED', errors }))).toEqual({ kind: 'rejected', errors: read });
  expect(await send({ status: 422, body: { errors } })).toEqual({ kind: 'rejected', errors: read });
});

it.each<[string, Scripted, string]>([
  ['a failed execution', unsuccessful('FAILED'), 'OUR_FAULT'],
  ['an execution that timed out', unsuccessful('TIMED_OUT'), 'OUR_FAULT'],
  ['a failed execution that left an output', envelope(TAKEN, 'FAILED'), 'OUR_FAULT'],
  ['an output that is no string', { status: 200, body: { status: 'SUCCEEDED', output: TAKEN } }, 'OUR_FAULT'],
  ['an output that is no JSON', { status: 200, body: { status: 'SUCCEEDED', output: '{' } }, 'OUR_FAULT'],
  ['an output of null', envelope(null), 'OUR_FAULT'],
  ['an outcome that nobody knows', envelope({ outcome: 'POSTPONED' }), 'OUR_FAULT'],
  ['a ticket without a number', envelope({ outcome: 'ACCEPTED' }), 'OUR_FAULT'],
  ['a ticket with an empty number', { status: 201, body: { ticketId: '' } }, 'OUR_FAULT'],
  ['a result without its envelope', { status: 200, body: TAKEN }, 'OUR_FAULT'],
  ['the page of a hotel', { status: 200, body: '<b>Welcome!</b>' }, 'OUR_FAULT'],
  ['nothing', { status: 200 }, 'OUR_FAULT'],
  ['nothing, but created', { status: 201 }, 'OUR_FAULT'],
  ['a body cut short', 'begin and hang up', 'OFFLINE'],
  ['a server error', { status: 500, body: '{"message":"Internal Server Error"}' }, 'OUR_FAULT'],
  ['a fault of a web API', { status: 503, body: { title: 'Unavailable', status: 503 } }, 'OUR_FAULT'],
  ['too many requests', { status: 429, body: '{"message":null}' }, 'BUSY'],
  ['a body too large', { status: 413, body: { errors: [{ field: '', code: 'TOO_LARGE' }] } }, 'TOO_LARGE'],
  ['a malformed request', { status: 400 }, 'REFUSED'],
  ['a missing token', { status: 401 }, 'REFUSED'],
  ['a token that may not', { status: 403 }, 'REFUSED'],
  ['a wrong URL', { status: 404 }, 'REFUSED'],
  ['a wrong media type', { status: 415 }, 'REFUSED'],
  ['no content', { status: 204 }, 'OUR_FAULT'],
  ['a dropped connection', 'hang up', 'OFFLINE'],
])('fails with a reason, and repeats nothing of the response: %s', async (_, answer, reason) => {
  expect(await send(answer)).toEqual({ kind: 'failed', reason });
});

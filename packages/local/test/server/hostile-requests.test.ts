/** Requests that no client should send, byte by byte: they get a 400 or are refused, and the terminal does not mention them. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { post, startForm } from '../support/backend';

const lines: string[] = [];
const start = () => startForm({}, { log: (line) => lines.push(line) });
beforeEach(() => lines.splice(0));

/** The status of the answer to these bytes. */
async function statusOf(port: number, bytes: string, then: 'wait' | 'hang up' = 'wait'): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => (answer += data.toString('latin1')));
  socket.on('error', () => undefined);
  socket.write(Buffer.from(bytes, 'latin1'));
  if (then === 'hang up') socket.end();
  while (!socket.closed && !/^HTTP\/1\.1 \d+/.test(answer)) {
    await Promise.race([once(socket, 'data'), once(socket, 'close')]);
  }
  socket.destroy();
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}

const HOST = 'Host: localhost';
const posted = (body: string, { target = '/', host = HOST, more = '' } = {}) =>
  `POST ${target} HTTP/1.1\r\n${host}\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test.each([
  ...[
    'xn--a',
    'xn--a.localhost',
    '256.256.256.256',
    'a b',
    '[::1',
    '[zz]',
    '%41',
    'localhost:99999',
    'a@b',
    'localhost/',
  ].map((name) => [`the host ${name}`, posted('{}', { host: `Host: ${name}` })]),
  ...['http://a:b@c/', 'http://:b@localhost/', 'http://xn--a/', 'http://[::1', 'http://localhost:99999/'].map(
    (target) => [`the target ${target}`, posted('{}', { target })],
  ),
  ['a body that is nested 5,000 deep', posted(nested(5_000))],
  ['objects that are nested 20,000 deep', posted('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000))],
  ['two lengths', posted('{}', { more: 'Content-Length: 3\r\n' })],
  ['a length and chunks', posted('{}', { more: 'Transfer-Encoding: chunked\r\n' })],
  ['chunks that are none', `POST / HTTP/1.1\r\n${HOST}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
  ['an encoding that is none', `POST / HTTP/1.1\r\n${HOST}\r\nTransfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
])('%s gets 400, and no stack trace is printed', async (_, bytes) => {
  const backend = await start();
  expect(await statusOf(backend.port, bytes)).toBe(400);
  expect((await post(backend, '{}')).status).toBe(200);
  expect(lines.filter((line) => line.includes('ERROR'))).toEqual([]);
});

test.each([
  ['the app', ''],
  ['the AWS API', 'X-Amz-Target: AWSStepFunctions.StartSyncExecution\r\n'],
])('an upload to %s that ends too early prints no stack trace', async (_, more) => {
  const backend = await start();
  const bytes = `POST / HTTP/1.1\r\n${HOST}\r\n${more}Content-Length: 100\r\n\r\n{`;
  await statusOf(backend.port, bytes, 'hang up');
  expect((await post(backend, '{}')).status).toBe(200);
  expect(backend.executions()).toHaveLength(1);
  expect(lines.filter((line) => line.includes('ERROR'))).toEqual([]);
});

test('ordinary nesting is accepted', async () => {
  const backend = await start();
  expect((await post(backend, nested(2_500))).status).toBe(200);
});

describe('the app', () => {
  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '0x7f.1', '..', 'a,b'])(
    'does not respond to the host name %s, which a page could point here',
    async (name) => {
      const backend = await start();
      expect(await statusOf(backend.port, posted('{}', { host: `Host: ${name}` }))).toBe(403);
      expect(await statusOf(backend.port, `GET /a.css HTTP/1.1\r\nHost: ${name}\r\n\r\n`)).toBe(403);
      expect(backend.executions()).toEqual([]);
    },
  );

  test.each(['localhost', 'LOCALHOST:80', 'localhost.', '127.0.0.1', '127.1.2.3', '[::1]:80', 'form.localhost'])(
    'responds to the host name %s, which only this machine has',
    async (name) => {
      const backend = await start();
      expect(await statusOf(backend.port, posted('{}', { host: `Host: ${name}` }))).toBe(200);
    },
  );

  test('responds to any host name if it listens for other machines', async () => {
    const backend = await startForm({}, { host: '0.0.0.0' });
    expect(await statusOf(backend.port, posted('{}', { host: 'Host: laptop.example' }))).toBe(200);
  });
});

import { writeFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { join } from 'node:path';
import { type LocalBackend } from '../../src/backend/local-options';
import { startLocal } from '../../src/backend/start-local';
import { banner } from '../../src/cli/banner';
import { temporaryFolder } from '../support/folder';
import { synthesize } from '../support/synthesize';

let assembly: string;
let backend: LocalBackend;
let origin: string;
beforeAll(async () => {
  assembly = await synthesize('site-app.js');
  backend = await startLocal(assembly);
  origin = `http://127.0.0.1:${backend.port}`;
});
afterAll(async () => {
  await backend.stop();
});

async function get(path: string, init?: RequestInit): Promise<Response> {
  return fetch(origin + path, init);
}

describe('the first site', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<h1>Umbrellas</h1>'],
    ['/style.css', 'text/css; charset=utf-8', 'color: teal'],
    ['/help/index.html', 'text/html; charset=utf-8', '<h1>Help</h1>'],
    ['/archived/terms.txt', 'text/plain; charset=utf-8', 'All of it comes from an archive.'],
    ['/archived/stored.bin', 'application/octet-stream', 'x'],
    ['/notes/today.txt', 'text/plain; charset=utf-8', 'Write to '],
  ])('serves %s', async (path, type, content) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toContain(content);
  });

  test('HEAD has the length and no body', async () => {
    const response = await get('/style.css', { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '19']);
    expect(await response.text()).toBe('');
  });

  test.each([['127.0.0.1'], ['localhost']])(
    'has the local API and its own address in its configuration, as the browser reached them: %s',
    async (host) => {
      const { body } = await rawGet('/config.json', `${host}:${backend.port}`);
      const local = `http://${host}:${backend.port}`;
      expect(JSON.parse(body)).toEqual({ endpoint: local, origins: [local, local] });
    },
  );

  test('sends the headers of its policy, except those for HTTPS', async () => {
    const { headers } = await get('/');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-shop')).toBe('umbrellas');
    expect(headers.has('strict-transport-security')).toBe(false);
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'self'; connect-src https://*.execute-api.us-east-1.amazonaws.com ${origin}`,
    );
  });

  test('keeps a header that the bucket sends if the policy may not override it', async () => {
    expect((await get('/')).headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  test("sends the headers of AWS's own policy if a behavior names that policy", async () => {
    const { headers } = await get('/notes/today.txt');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.has('x-shop')).toBe(false);
  });

  test.each([['/nowhere.html'], ['/help'], ['/winter.draft'], ['/%'], ['/..%2findex.html'], ['/notes/none.txt']])(
    'responds to %s, which was not uploaded, with its error page',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('<h1>Nothing here</h1>\n');
    },
  );

  test('passes on to the API what the API has a route for', async () => {
    expect(await (await get('/api/hello')).text()).toBe('hello');
  });

  test('passes on to the API what is neither GET nor HEAD', async () => {
    const response = await get('/index.html', { method: 'POST', body: '{}' });
    expect(await response.json()).toEqual({ message: 'Not Found' });
  });
});

describe('further sites', () => {
  test('have a path of their own', async () => {
    expect(backend.running.sites.map(({ bucketPath, url }) => [bucketPath, new URL(url).pathname])).toEqual([
      ['Site/Files/Resource', '/'],
      ['Site/Notes/Resource', expect.stringMatching(/^\/_site\/Help\w+\/$/)],
    ]);
    const response = await fetch(`${backend.running.sites[1].url}notes/today.txt`);
    expect(await response.text()).toBe(`Write to ${origin}.`);
  });

  test.each([['GET'], ['POST']])('respond to %s as S3 does if there is no object and no error page', async (method) => {
    const response = await fetch(`${backend.running.sites[1].url}notes/none.txt`, { method });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/xml');
    expect(await response.text()).toContain('<Code>AccessDenied</Code>');
  });
});

test('a folder of local files is preferred to the files of the first site, and has its headers', async () => {
  const webDir = temporaryFolder();
  writeFileSync(join(webDir, 'index.html'), '<h1>In the making</h1>');
  const working = await startLocal(assembly, { webDir });
  try {
    const page = await fetch(`${working.endpoint}/`);
    expect(await page.text()).toBe('<h1>In the making</h1>');
    expect(page.headers.get('x-shop')).toBe('umbrellas');
    expect(await (await fetch(`${working.endpoint}/style.css`)).text()).toContain('teal');
    expect(await (await fetch(`${working.endpoint}/config.json`)).json()).toMatchObject({ endpoint: working.endpoint });
  } finally {
    await working.stop();
  }
});

test('the overview names the bucket behind each page, and the folder that is preferred to it', () => {
  const lines = (webDir?: string) => banner(backend, { host: '127.0.0.1', webDir }).match(/^ {2}Web page.*$/gm);
  expect(lines()).toEqual([
    expect.stringMatching(/^ {2}Web page +http:\/\/localhost:\d+\/ +Site\/Files$/),
    expect.stringMatching(/^ {2}Web page +http:\/\/localhost:\d+\/_site\/Help\w+\/ +Site\/Notes$/),
  ]);
  expect(lines('web')).toEqual([
    expect.stringMatching(/ +web$/),
    expect.stringMatching(/ +Site\/Files, after web$/),
    expect.stringMatching(/ +Site\/Notes$/),
  ]);
});

test.each([['localhost'], ['127.0.0.1']])(
  'an API that allows the deployed page allows it from %s, too, and no other page',
  async (host) => {
    const pageOrigin = `http://${host}:${backend.port}`;
    const allowed = await get('/api/hello', { headers: { origin: pageOrigin } });
    expect(allowed.headers.get('access-control-allow-origin')).toBe(pageOrigin);
    const refused = await get('/api/hello', { headers: { origin: `http://${host}:1` } });
    expect(refused.headers.has('access-control-allow-origin')).toBe(false);
  },
);

test('what is not served is reported, except for the resources that carry out the deployments', () => {
  expect(backend.notices.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'Site/Help/Resource: its behavior old/* is not served: the origin old.example.com is neither a bucket nor an API here',
    'Site/Elsewhere/Resource: it is not served: its default origin is not a bucket of the assembly',
    'Site/Uploads/Resource: its objects cannot be written or read',
  ]);
  expect(backend.running.functions.map(({ path }) => path)).toEqual(['Site/Hello/Resource']);
});

/** fetch does not let its caller choose the Host header. */
async function rawGet(path: string, host: string): Promise<{ body: string }> {
  return new Promise((resolve, reject) => {
    rawRequest({ port: backend.port, host: '127.0.0.1', path, headers: { host } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ body }));
    })
      .on('error', reject)
      .end();
  });
}

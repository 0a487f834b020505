import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { type LocalBackend } from '../../src/backend/local-options';
import { post, startForm } from '../support/backend';
import { temporaryFolder } from '../support/folder';

const SECRET = 'not for the web';

/** A folder `web` with a page, beside a file that must not be served. */
function webFolder(): string {
  const parent = temporaryFolder();
  const web = join(parent, 'web');
  mkdirSync(join(web, 'help'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), SECRET);
  writeFileSync(join(web, 'index.html'), '<h1>Form</h1>');
  writeFileSync(join(web, 'help', 'index.html'), '<h1>Help</h1>');
  writeFileSync(join(web, 'a b.css'), 'h1 { color: red }');
  writeFileSync(join(web, 'data.unknown'), 'x');
  symlinkSync(join(parent, 'secret.txt'), join(web, 'link.txt'));
  symlinkSync(parent, join(web, 'up'));
  symlinkSync(join(web, 'index.html'), join(web, 'inside.html'));
  return web;
}

async function startPage(routeKey = 'POST /'): Promise<LocalBackend> {
  return startForm({ routeKey }, { webDir: webFolder() });
}

describe('a web page beside the API', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', '<h1>Form</h1>'],
    ['/index.html', 'text/html; charset=utf-8', '<h1>Form</h1>'],
    ['/help', 'text/html; charset=utf-8', '<h1>Help</h1>'],
    ['/a%20b.css?v=1', 'text/css; charset=utf-8', 'h1 { color: red }'],
    ['/data.unknown', 'application/octet-stream', 'x'],
    ['/inside.html', 'text/html; charset=utf-8', '<h1>Form</h1>'],
  ])('GET %s is a file', async (path, type, content) => {
    const response = await fetch((await startPage()).endpoint + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toBe(content);
  });

  test('HEAD has the length and no body', async () => {
    const response = await fetch((await startPage()).endpoint, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('13');
    expect(await response.text()).toBe('');
  });

  test('POST goes to the API', async () => {
    expect(await (await post(await startPage(), '{}')).json()).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('a route of the API is preferred to a file', async () => {
    const response = await fetch((await startPage('GET /')).endpoint);
    expect(await response.json()).toMatchObject({ status: 'SUCCEEDED' });
  });

  test("what is neither a file nor a route gets the API's 404", async () => {
    const response = await fetch(`${(await startPage()).endpoint}/nowhere.html`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ message: 'Not Found' });
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/help/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/link.txt',
    '/up/secret.txt',
    '/up/web/../secret.txt',
    '/index.html%00.txt',
    '/%',
  ])('%s is not served', async (path) => {
    const { status, body } = await rawGet((await startPage()).port, path);
    expect(status).toBe(404);
    expect(body).not.toContain(SECRET);
  });

  test('a folder that does not exist prevents the start', async () => {
    await expect(startForm({}, { webDir: '/no/such/folder' })).rejects.toThrow(
      'The folder /no/such/folder for the web page does not exist. Choose an existing folder with --web.',
    );
  });
});

/** Sends the path unchanged, because fetch would normalize it. */
async function rawGet(port: number, path: string): Promise<{ status?: number; body: string }> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    })
      .on('error', reject)
      .end();
  });
}

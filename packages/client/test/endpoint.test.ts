import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { configuredEndpoint } from '../src/index';

const files: Record<string, [number, string]> = {};
const asked: string[] = [];
const server = createServer(({ url = '' }, response) => {
  asked.push(url);
  const [status, content] = files[url] ?? [404, 'Not found'];
  response.writeHead(status).end(content);
});
const urlOf = (file: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${file}`;

beforeAll(async () => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
beforeEach(() => void (asked.length = 0));
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('returns the endpoint in the file, and requests the file only once', async () => {
  files['/config.json'] = [200, '{"endpoint":"https://api.example.com/"}'];
  const endpoint = configuredEndpoint(urlOf('/config.json'), '/');
  expect(await endpoint()).toBe('https://api.example.com/');
  expect(await endpoint()).toBe('https://api.example.com/');
  expect(asked).toEqual(['/config.json']);
});

it.each<[string, [number, string]]>([
  ['is missing', [404, '{"endpoint":"https://api.example.com/"}']],
  ['is no JSON', [200, '<html>']],
  ['is no object', [200, 'null']],
  ['says nothing', [200, '{}']],
  ['says nonsense', [200, '{"endpoint":7}']],
  ['names no URL', [200, '{"endpoint":"https://"}']],
  ['is empty', [200, '{"endpoint":""}']],
])('returns the fallback if the file %s, and requests the file again', async (_, answer) => {
  files['/config.json'] = answer;
  const endpoint = configuredEndpoint(urlOf('/config.json'), '/fallback');
  expect(await endpoint()).toBe('/fallback');
  files['/config.json'] = [200, '{"endpoint":"https://api.example.com/"}'];
  expect(await endpoint()).toBe('https://api.example.com/');
});

it('returns the fallback if no server responds', async () => {
  expect(await configuredEndpoint('http://127.0.0.1:1/config.json', '/fallback')()).toBe('/fallback');
});

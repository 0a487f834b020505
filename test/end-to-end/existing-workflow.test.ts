// An existing workflow is called by a page and by a function, and both wait for the answer.
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { LocalBackend } from 'sentiment-form-local';
import { startPatiently } from '../support/start-patiently';
import { synthesizeExample } from '../support/synthesize-example';

const assembly = mkdtempSync(path.join(tmpdir(), 'existing-workflow-'));
let backend: LocalBackend;

beforeAll(async () => {
  await synthesizeExample(assembly, 'existing-workflow');
  backend = await startPatiently(assembly);
});

afterAll(async () => {
  await backend?.stop();
  rmSync(assembly, { recursive: true, force: true });
});

test('a page calls it through the API', async () => {
  const envelope = (await (await post('/quotes', { country: 'IE', kilograms: 2 })).json()) as Record<string, string>;
  expect(envelope.status).toBe('SUCCEEDED');
  expect(JSON.parse(envelope.output)).toEqual({ outcome: 'QUOTED', price: 6.1, days: 2 });
});

test.each([
  ['what is shipped', { country: 'FR', kilograms: 1 }, 200, { total: 27.8, days: 4 }],
  ['a country where nothing is shipped', { country: 'US', kilograms: 1 }, 422, { problem: 'We do not ship that.' }],
  ['a weight in words', { country: 'FR', kilograms: 'two' }, 502, { problem: 'The warehouse does not answer.' }],
])('a function calls it through the SDK: %s', async (_, order, status, body) => {
  const response = await post('/checkout', { goods: 20, ...order });
  expect({ status: response.status, body: await response.json() }).toEqual({ status, body });
});

test('everything runs, with all permissions', () => {
  expect(backend.notices).toEqual([]);
  const { denied, unchecked } = backend.iamReport();
  expect({ denied, unchecked }).toEqual({ denied: [], unchecked: [] });
});

async function post(route: string, body: object): Promise<Response> {
  const api = backend.running.apis.find(({ routes }) => routes.includes(`POST ${route}`));
  return fetch(new URL(route.slice(1), api?.url), { method: 'POST', body: JSON.stringify(body) });
}

import { writeAssembly } from './assembly';
import { formTemplate, type FormTemplate } from './form-template';
import { type LocalBackend, type LocalOptions } from '../../src/backend/local-options';
import { startLocal } from '../../src/backend/start-local';
import { type JsonObject } from '../../src/base/json';

const backends: LocalBackend[] = [];

afterEach(async () => {
  await Promise.all(backends.splice(0).map((backend) => backend.stop()));
});

/** Runs a form until the test is over. */
export async function startForm(template: FormTemplate = {}, options: LocalOptions = {}): Promise<LocalBackend> {
  return startTemplate(formTemplate(template), options);
}

/** Runs a template until the test is over. */
export async function startTemplate(
  template: JsonObject,
  options: LocalOptions = {},
  assets: Readonly<Record<string, string>> = {},
): Promise<LocalBackend> {
  const backend = await startLocal(writeAssembly({ Form: template }, assets), options);
  backends.push(backend);
  return backend;
}

/** Posts a body to the root of the API. */
export async function post(
  backend: LocalBackend,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${backend.endpoint}/`, { method: 'POST', body, headers });
}

import { readFileSync } from 'node:fs';
import { backend } from './support/synth';

test("keeps the example's OpenAPI file as the form describes itself", () => {
  const file = readFileSync(`${__dirname}/../examples/contact-form/openapi.json`, 'utf8');
  expect(file).toBe(backend().construct.openApiDocument);
});

import { readFileSync } from 'node:fs';
import { backend } from './support/synth';

test("the example's OpenAPI file is up to date", () => {
  const file = readFileSync(`${__dirname}/../examples/contact-form/openapi.json`, 'utf8');
  expect(file).toBe(backend().construct.openApiDocument);
});

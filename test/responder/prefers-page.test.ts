import { prefersPage } from '../../src/handlers/responder/prefers-page';

const FORM_TYPE = 'application/x-www-form-urlencoded';

test.each([
  ['a form that a browser posts', FORM_TYPE, 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
  ['a file that a browser posts', 'multipart/form-data; boundary=x', 'TEXT/HTML', true],
  ['a text that a browser posts', 'text/plain', 'text/html', true],
  ['a script that names nothing', FORM_TYPE, '*/*', false],
  ['a script without the header', FORM_TYPE, undefined, false],
  ['a script that wants JSON', FORM_TYPE, 'application/json', false],
  ['a script that would rather have JSON', FORM_TYPE, 'application/json, text/html;q=0.5', false],
  ['a script that would rather have a page', FORM_TYPE, 'application/json;q=0.5, text/html; q=0.9', true],
  ['a script that wants anything but a page', FORM_TYPE, 'text/html;q=0, */*', false],
  ['a weight that is none', FORM_TYPE, 'text/html;q=high', false],
  ['JSON, whatever it wants', 'application/json', 'text/html', false],
])('%s is parsed', (_, contentType, accept, expected) => {
  const headers = { 'content-type': contentType, accept };
  expect(prefersPage({ headers, isBase64Encoded: false })).toBe(expected);
});

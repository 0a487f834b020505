import * as fc from 'fast-check';
import { Post, readPost } from '../../src/handlers/responder/read-post';
import { Refusal, Refused } from '../../src/handlers/responder/verdict';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const THANKS = 'https://www.example.com/thanks';

interface Body {
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

async function read(contentType: string | undefined, body: string | Body): Promise<Post> {
  const rules = { redirectField: '_redirect', allowedRedirects: [THANKS] };
  const sent = typeof body === 'string' ? { body } : body;
  return readPost({ headers: { 'content-type': contentType }, isBase64Encoded: false, ...sent }, rules);
}

/** The input, without the generated ID. */
async function fieldsOf(contentType: string, body: string | Body): Promise<unknown> {
  const { submissionId, ...fields } = JSON.parse((await read(contentType, body)).input) as { submissionId: string };
  expect(submissionId).toMatch(/^[0-9a-f-]{36}$/);
  return fields;
}

async function refusalOf(contentType: string | undefined, body: string | Body): Promise<Refused> {
  const error: unknown = await read(contentType, body).catch((reason: unknown) => reason);
  if (!(error instanceof Refusal)) throw new Error(`Expected a refusal, got: ${String(error)}`);
  return error.verdict;
}

function base64(content: string | Buffer): Body {
  return { body: Buffer.from(content).toString('base64'), isBase64Encoded: true };
}

function multipart(...parts: string[]): string {
  return `${parts.map((part) => `--x\r\nContent-Disposition: form-data; ${part}\r\n`).join('')}--x--\r\n`;
}

const MULTIPART = 'multipart/form-data; boundary=x';

describe('accepts', () => {
  const cases: [string, string, string | Body, object][] = [
    ['JSON', JSON_TYPE, '{"a":1,"b":{"c":[null,"ä"]}}', { a: 1, b: { c: [null, 'ä'] } }],
    ['JSON in base64', JSON_TYPE, base64('{"a":"ä"}'), { a: 'ä' }],
    ['JSON that names its character set', 'Application/JSON; charset="UTF-8"', '{"a":1}', { a: 1 }],
    ['JSON without the redirect that it has', JSON_TYPE, '{"a":1,"_redirect":"https://evil.example/"}', { a: 1 }],
    ['an urlencoded form', FORM_TYPE, 'a=1&b=%C3%A4+%26&c=', { a: '1', b: 'ä &', c: '' }],
    ['an urlencoded form in base64', FORM_TYPE, base64('a=%C3%A4'), { a: 'ä' }],
    ['an urlencoded form that names its character set', `${FORM_TYPE};charset=utf-8`, 'a=1', { a: '1' }],
    ['a form without fields', FORM_TYPE, {}, {}],
    ['a multipart form', MULTIPART, multipart('name="a"\r\n\r\n1\r\n2', 'name="ä"\r\n\r\nö'), { a: '1\r\n2', ä: 'ö' }],
    ['a multipart form in base64', MULTIPART, base64(multipart('name="a"\r\n\r\nö')), { a: 'ö' }],
    ['a form whose submissionId is blank', FORM_TYPE, 'submissionId=&a=1', { a: '1' }],
    [
      'a file input in which nothing was chosen',
      MULTIPART,
      multipart('name="a"\r\n\r\n1', 'name="f"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n'),
      { a: '1' },
    ],
  ];

  test.each(cases)('%s', async (_, contentType, body, fields) => {
    expect(await fieldsOf(contentType, body)).toEqual(fields);
  });

  test('the ID of a submission, whatever it is', async () => {
    expect((await read(JSON_TYPE, '{"submissionId":17}')).input).toBe('{"submissionId":17}');
    expect((await read(FORM_TYPE, 'submissionId=abc')).input).toBe('{"submissionId":"abc"}');
  });

  test.each(['[1,2]', '"text"', 'null', '17'])(
    '%s, so that the workflow can say that it is not an object',
    async (body) => {
      expect((await read(JSON_TYPE, body)).input).toBe(body);
    },
  );

  test.each([
    [JSON_TYPE, '{"__proto__":"1","constructor":"2","toString":"3"}'],
    [FORM_TYPE, '__proto__=1&constructor=2&toString=3'],
    [MULTIPART, multipart('name="__proto__"\r\n\r\n1', 'name="constructor"\r\n\r\n2', 'name="toString"\r\n\r\n3')],
  ])('fields with names that every object inherits, as %s', async (contentType, body) => {
    const { input } = await read(contentType, body);
    expect(input).toContain('"__proto__":"1","constructor":"2","toString":"3"');
  });

  test('any urlencoded fields unchanged', async () => {
    const fields = fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }));
    await fc.assert(
      fc.asyncProperty(fields, async (posted) => {
        fc.pre(!['submissionId', '_redirect'].some((name) => Object.hasOwn(posted, name)));
        const entries = Object.entries(posted);
        const found = await fieldsOf(FORM_TYPE, new URLSearchParams(entries).toString());
        expect(Object.entries(found as object)).toEqual(entries);
      }),
      { numRuns: 50 },
    );
  });
});

describe('refuses', () => {
  const cases: [string, number, string | undefined, string | Body][] = [
    ['a body without a type', 415, undefined, '{}'],
    ['the type that a script sends by default', 415, 'text/plain;charset=UTF-8', '{}'],
    ['a type that only begins like one of ours', 415, 'application/json5', '{}'],
    ['JSON in another character set', 415, 'application/json; charset=utf-16', '{}'],
    ['a form in another character set', 415, `${FORM_TYPE}; charset=ISO-8859-1`, 'a=%E4'],
    ['no JSON at all', 400, JSON_TYPE, ''],
    ['no body at all', 400, JSON_TYPE, {}],
    ['half of a JSON text', 400, JSON_TYPE, '{"a":'],
    ['JSON that is not UTF-8', 400, JSON_TYPE, base64(Buffer.from('{"a":"\xe4"}', 'latin1'))],
    ['JSON that is nested too deeply', 422, JSON_TYPE, `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['base64 with something else in it', 400, JSON_TYPE, { body: 'e30*', isBase64Encoded: true }],
    ['base64 that was cut off', 400, JSON_TYPE, { body: 'eyJh', isBase64Encoded: true }],
    ['base64 of which a character is missing', 400, JSON_TYPE, { body: 'e30', isBase64Encoded: true }],
    ['a multipart form without a boundary', 400, 'multipart/form-data', multipart('name="a"\r\n\r\n1')],
    ['a multipart form with another boundary', 400, 'multipart/form-data; boundary=y', multipart('name="a"\r\n\r\n1')],
    ['a multipart form that was cut off', 400, MULTIPART, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
    ['a part without a name', 400, MULTIPART, multipart('filename="a"\r\n\r\n1')],
    ['a multipart form without a body', 400, MULTIPART, {}],
    ['more than Step Functions takes', 413, JSON_TYPE, JSON.stringify({ a: 'x'.repeat(256 * 1024) })],
    ['more bytes than Step Functions takes', 413, FORM_TYPE, `a=${'ä'.repeat(129 * 1024)}`],
  ];

  test.each(cases)('%s with %i', async (_, status, contentType, body) => {
    expect(await refusalOf(contentType, body)).toMatchObject({ kind: 'refused', status });
  });

  test('a file, and names its field', async () => {
    const body = multipart('name="cv"; filename="cv.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF');
    expect(await refusalOf(MULTIPART, body)).toMatchObject({
      status: 422,
      errors: [{ field: 'cv', code: 'FILE_NOT_ACCEPTED', message: 'The form does not accept files.' }],
    });
  });

  test('a file that has content but no name', async () => {
    const body = multipart('name="cv"; filename=""\r\n\r\n%PDF');
    expect(await refusalOf(MULTIPART, body)).toMatchObject({ errors: [{ code: 'FILE_NOT_ACCEPTED' }] });
  });

  test.each([
    [FORM_TYPE, 'a=1&b=2&a=3&a=4'],
    [MULTIPART, multipart('name="a"\r\n\r\n1', 'name="b"\r\n\r\n2', 'name="a"\r\n\r\n3')],
  ])('a field that occurs more than once, with one error, as %s', async (contentType, body) => {
    expect(await refusalOf(contentType, body)).toMatchObject({
      status: 422,
      errors: [{ field: 'a', code: 'REPEATED_FIELD', message: 'The field was sent more than once.' }],
    });
  });

  test('a large number of repeated names, with ten of them in the error, truncated', async () => {
    const name = (index: number) => `${index}-${'😀'.repeat(200)}`;
    const body = Array.from({ length: 20 }, (_, index) => `${name(index)}=1&${name(index)}=2`).join('&');
    const { errors = [] } = await refusalOf(FORM_TYPE, body);
    expect(errors).toHaveLength(10);
    expect(errors[0].field).toBe(`0-${'😀'.repeat(98)}`);
  });
});

describe('a page that the form names', () => {
  const ask = async (wanted: string) => read(FORM_TYPE, new URLSearchParams({ a: '1', _redirect: wanted }).toString());

  test('is found in the list, and is not part of the submission', async () => {
    const { redirect, input } = await ask(THANKS);
    expect(redirect).toBe(THANKS);
    expect(JSON.parse(input)).toEqual({ a: '1', submissionId: expect.any(String) as unknown });
  });

  test('is undefined if the field is blank', async () => {
    const { redirect, input } = await ask('');
    expect(redirect).toBeUndefined();
    expect(input).not.toContain('_redirect');
  });

  test.each([
    'https://www.example.com/thanks?next=https://evil.example',
    'https://www.example.com/thanks/../evil',
    'https://www.example.com/thanks\r\nSet-Cookie: a=1',
    'https://www.example.com/thanks ',
    'https://www.example.com/thanksgiving',
    'https://www.example.com.evil.example/thanks',
    'https://www.example.com@evil.example/thanks',
    'https://allowed.evil/',
    'http://www.example.com/thanks',
    'HTTPS://WWW.EXAMPLE.COM/thanks',
    '//evil.example',
    '/thanks',
    'javascript:alert(1)',
    '__proto__',
    '0',
  ])('is refused, and not repeated, if it is %j', async (wanted) => {
    const refusal = await refusalOf(FORM_TYPE, new URLSearchParams({ _redirect: wanted }).toString());
    expect(refusal).toMatchObject({ status: 422, errors: [{ field: '_redirect', code: 'REDIRECT_NOT_ALLOWED' }] });
    expect(JSON.stringify(refusal)).not.toContain('evil');
  });
});

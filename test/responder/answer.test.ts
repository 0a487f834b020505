import { createHash } from 'crypto';
import { answer, ResponsePreferences } from '../../src/handlers/responder/answer';
import { FieldError, Refused, Verdict } from '../../src/handlers/responder/verdict';

const SCRIPT: ResponsePreferences = { prefersPage: false };
const BROWSER: ResponsePreferences = { prefersPage: true };

function accepted(ticketId = 'K7Q2-9XHM'): Verdict {
  return { kind: 'accepted', ticket: { ticketId, sentiment: 'POSITIVE', sentimentScore: { Positive: 1 } } };
}

function refused(status: Refused['status'], errors?: FieldError[]): Verdict {
  return { kind: 'refused', status, detail: 'Send <less>.', errors };
}

const FAILED: Verdict = { kind: 'failed' };
const ERROR = { field: 'email', code: 'REQUIRED', message: 'email is required.' };

const statuses: [number, Verdict][] = [
  [201, accepted()],
  [400, refused(400)],
  [413, refused(413, [{ ...ERROR, code: 'TOO_LARGE' }])],
  [415, refused(415)],
  [422, refused(422, [ERROR])],
  [503, FAILED],
];

test.each(statuses)(
  'answers a script and a browser with %i in the same way, without caching and type sniffing',
  (status, verdict) => {
    for (const preferences of [SCRIPT, BROWSER]) {
      expect(answer(verdict, preferences)).toMatchObject({
        statusCode: status,
        headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      });
    }
  },
);

const problems: [number, Verdict, string][] = [
  [400, refused(400), 'Bad Request'],
  [413, refused(413), 'Content Too Large'],
  [415, refused(415), 'Unsupported Media Type'],
  [422, refused(422), 'Unprocessable Content'],
  [503, FAILED, 'Service Unavailable'],
];

test.each(problems)('describes %i to a script as a problem with the title of its status', (status, verdict, title) => {
  const { headers, body } = answer(verdict, SCRIPT);
  expect(headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ title, status, detail: expect.any(String) as unknown });
});

test('returns only the ticket to a script', () => {
  const { headers, body } = answer(accepted(), SCRIPT);
  expect(headers['content-type']).toBe('application/json');
  expect(body).toBe('{"ticketId":"K7Q2-9XHM","sentiment":"POSITIVE","sentimentScore":{"Positive":1}}');
});

test('names what can be sent instead, and when to try again', () => {
  expect(answer(refused(415), SCRIPT).headers.accept).toBe(
    'application/json, application/x-www-form-urlencoded, multipart/form-data',
  );
  expect(answer(FAILED, SCRIPT).headers['retry-after']).toBe('2');
  expect(answer(FAILED, BROWSER).headers['retry-after']).toBe('2');
});

describe('a redirect', () => {
  const redirect = 'https://www.example.com/thanks';

  test('includes the ticket, and has no body', () => {
    expect(answer(accepted(), { prefersPage: true, redirect })).toEqual({
      statusCode: 303,
      headers: {
        location: 'https://www.example.com/thanks?ticket=K7Q2-9XHM',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
      body: '',
    });
  });

  test('is safe with any ticket', () => {
    const { headers } = answer(accepted('a\r\nSet-Cookie: b=c&d#e'), { ...SCRIPT, redirect });
    expect(headers.location).toBe(`${redirect}?ticket=a%0D%0ASet-Cookie%3A%20b%3Dc%26d%23e`);
  });

  test.each([refused(422, [ERROR]), FAILED])('is only for accepted submissions: %j', (verdict) => {
    const { statusCode, headers } = answer(verdict, { ...BROWSER, redirect });
    expect(statusCode).not.toBe(303);
    expect(headers.location).toBeUndefined();
  });
});

describe('a page', () => {
  const hostile = `<script>alert("1")</script><a href='x'>&`;
  const escaped = '&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#60;a href=&#39;x&#39;&#62;&#38;';

  test('has the reference number', () => {
    const { headers, body } = answer(accepted(), BROWSER);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<p>Your reference number is <strong>K7Q2-9XHM</strong>.</p>');
  });

  test.each([
    ['a ticket', accepted(hostile)],
    ['a field', refused(422, [{ ...ERROR, field: hostile, code: 'UNKNOWN_FIELD' }])],
    ['a message', refused(422, [{ ...ERROR, message: hostile }])],
  ])('shows markup in %s as text', (_, verdict) => {
    const { body } = answer(verdict, BROWSER);
    expect(body).toContain(escaped);
    expect(body).not.toContain('<script');
    expect(body).not.toContain('<a ');
  });

  test('lists every error, with the name of a field if the message does not include it', () => {
    const unknown = { field: 'shoeSize', code: 'UNKNOWN_FIELD', message: 'The form has no such field.' };
    const tooMuch = { ...ERROR, field: '', message: 'Too much.' };
    const { body } = answer(refused(422, [ERROR, tooMuch, unknown]), BROWSER);
    expect(body).toContain(
      '<li>email is required.</li>\n<li>Too much.</li>\n<li>shoeSize: The form has no such field.</li>',
    );
  });

  test('says what to do if no field has an error', () => {
    expect(answer(refused(400), BROWSER).body).toContain('<p>Send &#60;less&#62;.</p>');
    expect(answer(FAILED, BROWSER).body).toContain('send it again in a moment');
  });

  test.each([accepted(), refused(422, [ERROR]), FAILED])(
    'is accessible, with a language, a title that is its only heading, and a main element: %j',
    (verdict) => {
      const { body } = answer(verdict, BROWSER);
      const [, title] = /<title>(.+)<\/title>/.exec(body) ?? [];
      expect(body).toContain('<html lang="en">');
      expect(body.match(/<h1>.*<\/h1>/g)).toEqual([`<h1>${title}</h1>`]);
      expect(body.match(/<main>/g)).toHaveLength(1);
      expect(body).toContain('content="width=device-width, initial-scale=1"');
    },
  );

  test('can load and run nothing, and has only its own style', () => {
    const { headers, body } = answer(accepted(), BROWSER);
    const [, style] = /<style>(.+)<\/style>/.exec(body) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(headers['referrer-policy']).toBe('no-referrer');
  });
});

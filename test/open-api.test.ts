// The description of a form's endpoint matches the workflow and the responder, from which it is generated.
import { FormField } from '../src';
import { EACH_KIND } from './fields/each-kind';
import { formFields } from '../src/handlers/responder/form-fields';
import { allowedRedirect } from '../src/handlers/responder/redirect';
import { FieldError, Refusal } from '../src/handlers/responder/verdict';
import { declareForm } from '../src/private/form/declared-form';
import { POST_ERROR_CODES, SUBMISSION_ERROR_CODES } from '../src/private/form/error-codes';
import { checkField } from '../src/private/form/field-check';
import { spamFilter } from '../src/private/form/spam-filter';
import { checkSubmission } from '../src/private/form/submission-check';
import { fieldExample, fieldSchema } from '../src/private/open-api/field-schema';
import { Json } from '../src/private/open-api/json';
import { openApi, OpenApiProps } from '../src/private/open-api/open-api';
import { NOT_READABLE, TOO_LARGE } from '../src/private/states/posted';

const FIELDS = {
  message: FormField.text({ required: true, label: 'Your message', minLength: 2, maxLength: 500 }),
  nickname: FormField.text({ maxLength: 30 }),
  email: FormField.email(),
  topic: FormField.choice(['Repairs', 'Praise'], { required: true }),
  agree: FormField.checkbox({ required: true }),
  news: FormField.checkbox(),
  rating: FormField.number({ min: 1, max: 5, integersOnly: true }),
  height: FormField.number({ required: true, min: 0.5, max: 3 }),
};
const { fields } = declareForm({ fields: FIELDS });

const describeForm = (props: Partial<OpenApiProps> = {}) =>
  openApi({
    title: 'Contact form',
    path: '/contact',
    answers: 'envelope',
    fields,
    keepUnknownFields: false,
    controlFields: [],
    hasAuthorizer: false,
    serverUrl: '/',
    ...props,
  });

/** The value at the end of a path through a document. */
const at = (document: Json, ...way: string[]) =>
  way.reduce<unknown>((value, step) => (value as Json)[step], document) as Json;
const operationOf = (document: Json) => at(document, 'paths', '/contact', 'post');
const schemaOf = (document: Json, name: string) => at(document, 'components', 'schemas', name);

const EVERY_KIND: [string, Partial<OpenApiProps>][] = [
  ['envelopes', {}],
  ['envelopes behind an authorizer', { hasAuthorizer: true, keepUnknownFields: true }],
  ['answers like a web API', { answers: 'http' }],
  ['such answers with redirects', { answers: 'http', redirectField: '_redirect', controlFields: ['website'] }],
  ['a form whose fields are all required', { fields: fields.filter(({ required }) => required) }],
];

it.each(EVERY_KIND)('refers to all of its schemas and to no others: %s', (_, props) => {
  const document = describeForm(props);
  const references = JSON.stringify(document).match(/(?<=#\/components\/schemas\/)\w+/g);
  expect([...new Set(references)].sort()).toEqual(Object.keys(at(document, 'components', 'schemas')).sort());
});

it('has the name of the form, and its URL if that is known', () => {
  expect(describeForm()).toMatchObject({ openapi: '3.1.1', info: { title: 'Contact form' } });
  expect(describeForm()).toHaveProperty('servers', [{ url: '/' }]);
  const serverUrl = 'https://api.example.com';
  expect(describeForm({ serverUrl })).toHaveProperty('servers', [{ url: serverUrl }]);
});

it('accepts the declared fields and the ID of the submission, and nothing else', () => {
  const submission = schemaOf(describeForm(), 'Submission');
  expect(Object.keys(at(submission, 'properties')).sort()).toEqual([...Object.keys(FIELDS), 'submissionId'].sort());
  expect(submission.required).toEqual(['agree', 'height', 'topic', 'message']);
  expect(submission.additionalProperties).toBe(false);
});

it('accepts the fields for spam protection and for the redirect, too', () => {
  const props = { controlFields: ['website', 'cf-turnstile-response'], redirectField: '_redirect' };
  const document = describeForm({ answers: 'http', ...props });
  for (const submission of [schemaOf(document, 'Submission'), schemaOf(document, 'FormSubmission')]) {
    expect(Object.keys(at(submission, 'properties'))).toEqual(
      expect.arrayContaining(['website', 'cf-turnstile-response', '_redirect']),
    );
    expect(submission.required).toEqual(['agree', 'height', 'topic', 'message']);
  }
});

it('accepts any value from a script for a field that is never recorded, and only text from a form', () => {
  const document = describeForm({ answers: 'http', controlFields: ['website'], redirectField: '_redirect' });
  const [json, form] = ['Submission', 'FormSubmission'].map((name) => at(schemaOf(document, name), 'properties'));
  for (const name of ['website', '_redirect']) {
    expect(Object.keys(at(json, name))).toEqual(['description']);
    expect(at(form, name).type).toBe('string');
  }
});

it('accepts an empty ID from a form only', () => {
  const document = describeForm({ answers: 'http' });
  const idIn = (name: string) => at(schemaOf(document, name), 'properties', 'submissionId');
  expect(idIn('Submission')).toMatchObject({ type: 'string', format: 'uuid' });
  expect(idIn('FormSubmission')).toMatchObject({ type: 'string', anyOf: [{ format: 'uuid' }, { const: '' }] });
});

it('has a schema for forms in which every value is a string', () => {
  const props = { answers: 'http', keepUnknownFields: true, redirectField: '_redirect' } as const;
  const document = describeForm(props);
  const { content } = at(operationOf(document), 'requestBody');
  const schemaFor = (kind: string) => at(content as Json, kind, 'schema').$ref;
  expect(schemaFor('application/json')).toBe('#/components/schemas/Submission');
  expect(schemaFor('application/x-www-form-urlencoded')).toBe('#/components/schemas/FormSubmission');
  expect(schemaFor('multipart/form-data')).toBe('#/components/schemas/FormSubmission');

  const texts = JSON.stringify([schemaOf(document, 'FormSubmission'), schemaOf(document, 'LeftBlank')]);
  expect(texts).not.toMatch(/"(null|number|integer|boolean)"|[[,:](true|false|null)[\],}]|LeftOut/);
  const { example } = at(content as Json, 'multipart/form-data');
  expect(example).toMatchObject({ agree: 'true', rating: '1', height: '1' });
});

it.each([
  ['LeftOut', ['string', 'null']],
  ['LeftBlank', 'string'],
])('treats as missing what the workflow treats as missing: %s', (name, type) => {
  const schema = schemaOf(describeForm({ answers: 'http' }), name);
  expect(schema.type).toEqual(type);
  const pattern = new RegExp(String(schema.pattern));
  expect(['', ' ', ' \t\r\n'].filter((text) => !pattern.test(text))).toEqual([]);
  expect(['a', ' a ', '\u00A0'].filter((text) => pattern.test(text))).toEqual([]);
});

it('writes small numbers without an exponent in the example of a form', () => {
  const small = declareForm({ fields: { message: FormField.text(), number: FormField.number({ max: 1e-7 }) } });
  const { content } = at(operationOf(describeForm({ answers: 'http', fields: small.fields })), 'requestBody');
  expect(at(content as Json, 'multipart/form-data', 'example').number).toBe('0.0000001');
});

it('accepts the pages for a redirect, or none, if they are known', () => {
  const redirectOf = (allowedRedirects?: string[]) =>
    at(
      schemaOf(describeForm({ answers: 'http', redirectField: '_redirect', allowedRedirects }), 'FormSubmission'),
      'properties',
      '_redirect',
    );
  expect(redirectOf(['https://www.example.com/thanks']).enum).toEqual(['', 'https://www.example.com/thanks']);
  expect(redirectOf([]).enum).toEqual(['']);
  expect(redirectOf()).not.toHaveProperty('enum');
});

it('accepts undeclared fields if they are kept', () => {
  const document = describeForm({ keepUnknownFields: true, answers: 'http', controlFields: ['_trap'] });
  const json = schemaOf(document, 'Submission');
  expect(json.additionalProperties).toMatchObject({
    type: ['string', 'number', 'boolean', 'null'],
    maxLength: 1000,
    minimum: -999_999_999_999_999,
    maximum: 999_999_999_999_999,
  });
  expect(schemaOf(document, 'FormSubmission').additionalProperties).toMatchObject({ type: 'string', maxLength: 1000 });
  // Only the form's own fields may begin with a line.
  expect(json.propertyNames).toEqual({
    anyOf: [
      { pattern: '^[A-Za-z][A-Za-z0-9_.:-]{0,63}$' },
      { enum: [...fields.map(({ name }) => name), 'submissionId', '_trap'] },
    ],
  });
});

it('has an example with every field', () => {
  const { example } = at(operationOf(describeForm()), 'requestBody', 'content', 'application/json');
  expect(Object.keys(example as Json).sort()).toEqual([...Object.keys(FIELDS), 'submissionId'].sort());
});

// Every kind of white space is listed, because engines differ in \s.
const BLANKS = '\\u0000-\\u0020\\u007F-\\u00A0\\u1680\\u2000-\\u200B\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF';
const EMAIL_ADDRESS = `^[^@${BLANKS}]+@[^@${BLANKS}]+$`;

it('describes a form that has each kind of field', () => {
  expect(new Set(fields.map(({ kind }) => kind))).toEqual(new Set(Object.keys(EACH_KIND)));
});

describe('a field', () => {
  const named = (name: string) => fields.filter((field) => field.name === name)[0];
  const orLeftOut = (schema: Json) => ({ anyOf: [schema, { $ref: '#/components/schemas/LeftOut' }] });

  it.each<[string, Json]>([
    ['message', { title: 'Your message', type: 'string', minLength: 2, maxLength: 500, pattern: '[^ \\t\\n\\r]' }],
    ['nickname', { title: 'nickname', ...orLeftOut({ type: 'string', minLength: 1, maxLength: 30 }) }],
    ['email', { title: 'email', ...orLeftOut({ type: 'string', maxLength: 254, pattern: EMAIL_ADDRESS }) }],
    ['topic', { title: 'topic', type: 'string', enum: ['Repairs', 'Praise'] }],
    ['agree', { title: 'agree', enum: [true, 'on', 'true'] }],
    ['news', { title: 'news', ...orLeftOut({ enum: [true, 'on', 'true', false, 'off', 'false'] }) }],
  ])('accepts what its kind accepts: %s', (name, schema) => {
    expect(fieldSchema(named(name), 'json')).toEqual(schema);
  });

  it.each<[string, Json, string[], string[]]>([
    [
      'height',
      { type: 'number', minimum: 0.5, maximum: 3 },
      ['1', '-2.5', '0.25'],
      ['', '1e3', '+1', '1,000', '.5', ' 1'],
    ],
    ['rating', { type: 'integer', minimum: 1, maximum: 5 }, ['1', '3.0', '05'], ['3.5', 'three', '0', '6', '51', '-1']],
  ])('accepts a number, or text that HTML forms send for one: %s', (name, schema, texts, others) => {
    const json = JSON.stringify(fieldSchema(named(name), 'json'));
    expect(json).toContain(JSON.stringify(schema));
    const pattern = new RegExp(JSON.parse(/"pattern":("[^"]*")/.exec(json)?.[1] ?? '""') as string);
    expect(texts.filter((text) => !pattern.test(text))).toEqual([]);
    expect(others.filter((text) => pattern.test(text))).toEqual([]);
  });

  it.each(['email', 'height'])('has the pattern with which the workflow checks it: %s', (name) => {
    const [, pattern] = /"pattern":("[^"]*")/.exec(JSON.stringify(fieldSchema(named(name), 'form'))) ?? [];
    const unanchored = (JSON.parse(pattern) as string).slice(1, -1);
    expect(checkField(named(name)).problem).toContain(unanchored);
  });

  it.each([
    [FormField.text({ minLength: 40, maxLength: 45 }), /^.{40,45}$/],
    [FormField.text({ maxLength: 3 }), /^The$/],
    [FormField.text({ minLength: 4, maxLength: 4 }), /^.{4}$/],
    [FormField.choice(['a', 'b']), /^a$/],
    [FormField.number({ min: 10, max: 20 }), /^10$/],
    [FormField.number({ min: -5, max: -2, integersOnly: true }), /^-2$/],
    [FormField.number({ min: -0.5, max: 0.5, integersOnly: true }), /^0$/],
    [FormField.number({ min: 1.5, max: 3, integersOnly: true }), /^2$/],
    [FormField.checkbox(), /^true$/],
  ])('has an example within its limits', (field, expected) => {
    expect(String(fieldExample(field._declare('field')))).toMatch(expected);
  });

  it.each([
    ['phone', FormField.text({ maxLength: 20 }), '+44 20 7946 0958'],
    ['phoneNumber', FormField.text({ minLength: 5, maxLength: 10 }), '79460958'],
    ['email', FormField.text(), 'ada@example.com'],
    ['contact', FormField.email(), 'ada@example.com'],
    ['name', FormField.text(), 'Ada Lovelace'],
    ['your-name', FormField.text({ maxLength: 5 }), 'Ada'],
    ['first_name', FormField.text(), 'Ada'],
    ['companyName', FormField.text(), 'Example Ltd'],
    ['orderNumber', FormField.text(), 'A-10294'],
    ['country', FormField.text(), 'Portugal'],
    ['country', FormField.text({ minLength: 2, maxLength: 2 }), 'PT'],
    ['country', FormField.choice(['DE', 'PT']), 'DE'],
    ['message', FormField.text(), 'The handle came off.'],
    ['filename', FormField.text(), 'The handle came off.'],
  ])('has an example that fits its name: %s', (name, field, expected) => {
    expect(fieldExample(field._declare(name))).toBe(expected);
  });

  it('has no example outside its limits, whatever its name', () => {
    const names = ['email', 'phone', 'url', 'orderNumber', 'country', 'zip', 'language', 'date', 'name', 'x'];
    const lengths = [1, 2, 3, 7, 20, 21, 22, 60_000].flatMap((minLength) =>
      [0, 1, 5, 100].map((more) => ({ minLength, maxLength: Math.min(minLength + more, 60_000) })),
    );
    for (const [name, limits] of names.flatMap((one) => lengths.map((two) => [one, two] as const))) {
      const example = String(fieldExample(FormField.text(limits)._declare(name)));
      expect(example.length).toBeGreaterThanOrEqual(limits.minLength);
      expect(example.length).toBeLessThanOrEqual(limits.maxLength);
      expect(example.trim()).toBe(example);
    }
  });
});

describe('the answers', () => {
  const statusesOf = (props: Partial<OpenApiProps>) => Object.keys(at(operationOf(describeForm(props)), 'responses'));

  it.each<[string, Partial<OpenApiProps>, string[]]>([
    ['envelopes', {}, ['200', '400', '413', '429', '500', '503']],
    ['a web API', { answers: 'http' }, ['201', '400', '413', '415', '422', '429', '500', '503']],
  ])('have the statuses of %s', (_, props, statuses) => {
    expect(statusesOf(props)).toEqual(statuses);
    expect(statusesOf({ ...props, hasAuthorizer: true })).toEqual([...statuses, '401', '403'].sort());
  });

  it('have a redirect only if a field can name a page', () => {
    expect(statusesOf({ answers: 'http' })).not.toContain('303');
    expect(statusesOf({ answers: 'http', redirectField: '_redirect' })).toContain('303');
  });

  it('with an envelope have the content type of JSON, or that of the service behind the API', () => {
    const { content } = at(operationOf(describeForm()), 'responses', '200');
    expect(Object.keys(content as Json)).toEqual(['application/json', 'application/x-amz-json-1.0']);
    expect(at(content as Json, 'application/x-amz-json-1.0')).toEqual(at(content as Json, 'application/json'));
  });

  it.each(['400', '500', '503'])(
    'with an envelope and %s come from API Gateway or from the service behind it',
    (status) => {
      const { content } = at(operationOf(describeForm()), 'responses', status);
      expect(Object.keys(content as Json)).toEqual(['application/json', 'application/x-amz-json-1.0']);
    },
  );

  it('with an envelope have the outcome as JSON within a string', () => {
    const output = at(schemaOf(describeForm(), 'Execution'), 'properties', 'output');
    expect(output).toMatchObject({
      type: 'string',
      contentMediaType: 'application/json',
      contentSchema: { $ref: '#/components/schemas/Outcome' },
    });
    const { examples } = at(operationOf(describeForm()), 'responses', '200', 'content', 'application/json');
    const { value } = at(examples as Json, 'rejected');
    expect(JSON.parse((value as { output: string }).output)).toMatchObject({ outcome: 'REJECTED' });
  });

  it('have Retry-After if the responder sends it', () => {
    const { headers } = at(operationOf(describeForm({ answers: 'http' })), 'responses', '503');
    expect(headers).toHaveProperty('Retry-After');
  });
});

it('accept HTML forms only if a function reads them', () => {
  const kindsOf = (answers: 'envelope' | 'http') =>
    Object.keys(at(operationOf(describeForm({ answers })), 'requestBody', 'content'));
  expect(kindsOf('envelope')).toEqual(['application/json']);
  expect(kindsOf('http')).toEqual(['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data']);
});

it('require a token only if there is an authorizer', () => {
  const open = describeForm();
  expect(operationOf(open).security).toEqual([]);
  expect(at(open, 'components')).not.toHaveProperty('securitySchemes');
  const closed = describeForm({ hasAuthorizer: true });
  expect(operationOf(closed).security).toEqual([{ token: [] }]);
  expect(at(closed, 'components', 'securitySchemes', 'token')).toMatchObject({ in: 'header', name: 'Authorization' });
});

describe('the codes of errors', () => {
  const codesIn = (document: Json) => at(schemaOf(document, 'FieldError'), 'properties', 'code').enum;

  it('are all codes of the workflow, and no others', () => {
    const check = (keepUnknownFields: boolean) =>
      checkSubmission({
        form: declareForm({ fields: FIELDS, keepUnknownFields }),
        spam: spamFilter(fields),
        maxAnalyzedCharacters: 100,
      });
    const codes = [...`${check(true)}${check(false)}`.matchAll(/'code': '(\w+)'/g)].map(([, code]) => code);
    expect([...new Set([...codes, TOO_LARGE.code, NOT_READABLE.code])].sort()).toEqual(
      [...SUBMISSION_ERROR_CODES].sort(),
    );
    expect(codesIn(describeForm())).toEqual(SUBMISSION_ERROR_CODES);
  });

  it('include those of the responder if there is one', async () => {
    const body =
      '--b\r\ncontent-disposition: form-data; name="photo"; filename="a.png"\r\n\r\nx\r\n' +
      '--b\r\ncontent-disposition: form-data; name="name"\r\n\r\nx\r\n'.repeat(2) +
      '--b--\r\n';
    const ofFields = await codesOf(async () => formFields(Buffer.from(body), 'multipart/form-data; boundary=b'));
    const ofRedirect = await codesOf(async () =>
      allowedRedirect(
        { _redirect: 'https://elsewhere.example.com' },
        { redirectField: '_redirect', allowedRedirects: [] },
      ),
    );
    expect([...ofFields, ...ofRedirect].sort()).toEqual([...POST_ERROR_CODES].sort());
    expect(codesIn(describeForm({ answers: 'http' }))).toEqual([...SUBMISSION_ERROR_CODES, ...POST_ERROR_CODES]);
  });
});

/** The codes of errors. */
async function codesOf(refused: () => Promise<unknown>): Promise<string[]> {
  try {
    await refused();
    return [];
  } catch (error) {
    const errors: readonly FieldError[] = error instanceof Refusal ? (error.verdict.errors ?? []) : [];
    return errors.map(({ code }) => code);
  }
}

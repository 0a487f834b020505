// The endpoint matches its description: its examples are accepted, and its answers are described.
import { App, Stack } from 'aws-cdk-lib';
import { LocalBackend } from 'sentiment-form-local';
import { FormAnswers, FormField, SentimentFormBackend } from '../../src';
import { startPatiently } from '../support/start-patiently';

/** The part of the document that the tests use. */
interface Described {
  readonly paths: Record<
    string,
    { readonly post: { readonly requestBody: { readonly content: Record<string, { readonly example: object }> } } }
  >;
  readonly components: {
    readonly schemas: Record<string, { readonly required: string[]; readonly properties: Record<string, unknown> }>;
  };
}

let backend: LocalBackend | undefined;
afterEach(async () => backend?.stop());

async function run(answers: FormAnswers): Promise<{ url: string; document: Described; example: object }> {
  const app = new App();
  const form = new SentimentFormBackend(new Stack(app, 'Stack'), 'Form', {
    answers,
    api: { path: '/contact' },
    fields: {
      message: FormField.text({ required: true, minLength: 40 }),
      email: FormField.email({ required: true }),
      topic: FormField.choice(['repairs', 'praise']),
      agree: FormField.checkbox({ required: true }),
      rating: FormField.number({ min: 2.5, max: 5, integersOnly: true }),
    },
    spam: { honeypotField: 'website' },
  });
  backend = await startPatiently(app.synth());
  const document = JSON.parse(form.openApiDocument) as Described;
  const example = exampleFor(document, 'application/json');
  return { url: `${new URL(backend.endpoint).origin}/contact`, document, example };
}

/** What is described for one kind of body. */
const exampleFor = ({ paths }: Described, kind: string) => paths['/contact'].post.requestBody.content[kind].example;

async function post(url: string, body: object): Promise<{ status: number; answer: Record<string, unknown> }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

/** Members of an answer that its schema does not have, and required members that are missing. */
function differences(answer: unknown, { required, properties }: Described['components']['schemas'][string]): string[] {
  const names = Object.keys(answer as object);
  return [
    ...names.filter((name) => !Object.hasOwn(properties, name)),
    ...required.filter((name) => !names.includes(name)),
  ];
}

it('is correct for envelopes', async () => {
  const { url, document, example } = await run(FormAnswers.envelope());
  const { schemas } = document.components;
  const accepted = await post(url, example);
  expect(accepted).toMatchObject({ status: 200, answer: { status: 'SUCCEEDED' } });
  expect(differences(accepted.answer, schemas.Execution)).toEqual([]);
  expect(differences(JSON.parse(String(accepted.answer.output)), schemas.Accepted)).toEqual([]);

  const rejected = JSON.parse(String((await post(url, {})).answer.output)) as { errors: object[] };
  expect(differences(rejected, schemas.Rejected)).toEqual([]);
  expect(rejected.errors).toHaveLength(3);
  expect(rejected.errors.flatMap((error) => differences(error, schemas.FieldError))).toEqual([]);
});

it('is correct for answers like a web API', async () => {
  const { url, document, example } = await run(FormAnswers.http());
  const { schemas } = document.components;
  const accepted = await post(url, example);
  expect(accepted.status).toBe(201);
  expect(differences(accepted.answer, schemas.Ticket)).toEqual([]);

  const rejected = await post(url, {});
  expect(rejected.status).toBe(422);
  expect(differences(rejected.answer, schemas.Problem)).toEqual([]);
  expect(rejected.answer.errors).toHaveLength(3);
});

it('is correct for plain HTML forms', async () => {
  const { url, document } = await run(FormAnswers.http());
  const postForm = async (body: URLSearchParams | FormData) => (await fetch(url, { method: 'POST', body })).status;

  const texts = Object.entries(exampleFor(document, 'multipart/form-data')) as [string, string][];
  const multipart = new FormData();
  texts.forEach(([name, text]) => multipart.set(name, text));
  expect(await postForm(multipart)).toBe(201);

  const urlencoded = { ...Object.fromEntries(texts), submissionId: '', topic: ' ', rating: '', _redirect: '' };
  expect(await postForm(new URLSearchParams(urlencoded))).toBe(201);
  expect(await postForm(new URLSearchParams({ ...urlencoded, topic: 'null' }))).toBe(422);
  expect(await postForm(new URLSearchParams({ ...urlencoded, _redirect: 'https://www.example.com' }))).toBe(422);
});

it('allows scripts to send everything that the description does not restrict', async () => {
  const { url, example } = await run(FormAnswers.http());
  const ignored = { _redirect: ['https://www.example.com'], website: {} };
  expect((await post(url, { ...example, ...ignored, topic: ' ', rating: null })).status).toBe(201);
  expect((await post(url, { ...example, submissionId: '' })).status).toBe(422);
});

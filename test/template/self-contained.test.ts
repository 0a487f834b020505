// The template for those who do not use CDK: `npm run template`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalBackend, startLocal } from 'sentiment-form-local';
import { formTemplate, textOf } from '../../tools/template/template';
import { submit } from '../support/running-backend';

const { template } = formTemplate();
const text = textOf(template);
const resources = Object.values(template.Resources);

test('needs no bucket, no bootstrap stack and no custom resource', () => {
  expect(text).not.toMatch(/S3Bucket|S3Key|cdk-|bootstrap|Custom::|AWS::CDK/i);
});

test.each(['reference-number', 'replay'])('contains the code of each function: %s', (name) => {
  const codes = resources
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => Properties.Code);
  expect(codes).toHaveLength(2);
  const bundle = readFileSync(join(__dirname, `../../assets/handlers/${name}.lambda/index.js`), 'utf8');
  expect(codes).toContainEqual({ ZipFile: bundle });
});

test('can be deployed twice: each explicit name contains the name of the stack', () => {
  const names = resources.map(({ Properties }) => Properties.LogGroupName).filter((name) => name !== undefined);
  expect(names).toHaveLength(3);
  names.forEach((name) => expect(name).toEqual({ 'Fn::Sub': expect.stringContaining('/${AWS::StackName}-') }));
  expect(resources.flatMap(({ Properties }) => Object.keys(Properties))).toEqual(
    expect.not.arrayContaining([
      'TableName',
      'QueueName',
      'RoleName',
      'StateMachineName',
      'AlarmName',
      'DashboardName',
    ]),
  );
  expect(text).not.toContain('SentimentForm');
});

test('is too large to be passed inline, as docs/deploy.md says, and small enough for S3', () => {
  const bytes = Buffer.byteLength(text);
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
  expect(bytes).toBeGreaterThan(51_200);
  expect(bytes).toBeLessThan(1_000_000);
});

/** What CloudFormation holds each value of a parameter against; of a list, each entry. */
function accepts(parameter: string, value: string): boolean {
  const { AllowedPattern: pattern } = template.Parameters?.[parameter] as { AllowedPattern: string };
  return new RegExp(pattern).test(value);
}

test.each(['SenderAddress', 'RecipientAddresses'])('%s accepts plain email addresses only', (parameter) => {
  ['forms@example.com', 'a.b+c@mail.example.org'].forEach((value) => expect(accepts(parameter, value)).toBe(true));
  [
    "o'brien@example.com",
    'Forms <forms@example.com>',
    'forms',
    '',
    'a@b@example.com',
    'a@example.com,b@example.com',
  ].forEach((value) => expect(accepts(parameter, value)).toBe(false));
});

test('AllowedOrigins accepts what browsers send', () => {
  ['*', 'https://www.example.com', 'http://localhost:8080'].forEach((value) =>
    expect(accepts('AllowedOrigins', value)).toBe(true),
  );
  ['https://www.example.com/', 'www.example.com', 'https://*.example.com', ''].forEach((value) =>
    expect(accepts('AllowedOrigins', value)).toBe(false),
  );
});

describe('with values for its parameters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'template-'));
  let backend: LocalBackend;

  beforeAll(async () => {
    writeAssembly(folder, {
      SenderAddress: 'forms@example.com',
      RecipientAddresses: 'care@example.com, boss@example.com',
      AllowedOrigins: 'https://www.example.com,https://shop.example.com',
      RetentionDays: '30',
    });
    backend = await startLocal(folder);
  });
  afterAll(async () => {
    await backend.stop();
    rmSync(folder, { recursive: true });
  });

  test('answers with a ticket, and keeps the submission for the configured time', async () => {
    const answer = await submit(backend, { message: 'This is terrible, I want my money back.' });
    expect(answer).toMatchObject({ outcome: 'ACCEPTED', sentiment: 'NEGATIVE' });
    const [table] = backend.running.tables;
    const [record] = await backend.table(table.path).items();
    expect(record).toMatchObject({ ticketId: answer.ticketId, attention: 'OPEN', notified: ['Email'] });
    const keptFor = Number(record.expiresAt) - Date.parse(String(record.receivedAt)) / 1000;
    expect(Math.round(keptFor / 86_400)).toBe(30);
    expect(backend.outbox()).toMatchObject([
      { from: 'forms@example.com', to: ['care@example.com', 'boss@example.com'] },
    ]);
  });

  test.each(['https://www.example.com', 'https://shop.example.com'])(
    'accepts posts from pages of an allowed origin: %s',
    async (origin) => {
      const answer = await fetch(`${backend.endpoint}/`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    },
  );
});

/** An assembly that has this template and no asset. */
function writeAssembly(folder: string, parameters: Record<string, string>): void {
  writeFileSync(join(folder, 'Form.template.json'), text);
  const properties = { templateFile: 'Form.template.json', parameters };
  const Form = { type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/unknown-region', properties };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts: { Form } }));
}

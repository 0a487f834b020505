import { JsonObject } from 'sentiment-form-local/lib/asl';
import { EmailNotificationOptions, FormField, Notification, SentimentFormBackendProps } from '../../src';
import { runStates } from '../support/run-states';
import { backend, definitionOf, statementsOf } from '../support/synth';

const FORM: SentimentFormBackendProps = {
  fields: {
    message: FormField.text({ required: true, label: 'Your message' }),
    email: FormField.email(),
    'first-name': FormField.text(),
    agree: FormField.checkbox({ label: 'Terms' }),
    rating: FormField.number(),
  },
};

const FIELDS = { message: 'It broke.', email: 'ada@example.com', 'first-name': 'Ada', agree: true, rating: 4.5 };

function synthesize(options: Partial<EmailNotificationOptions> = {}, form: SentimentFormBackendProps = FORM) {
  const email = { fromAddress: 'Forms <forms@example.com>', toAddresses: ['care@example.com'], ...options };
  return backend({ ...form, notifications: [Notification.email(email)] }).template;
}

/** The arguments of the one SendEmail. */
async function sent(options: Partial<EmailNotificationOptions>, fields: JsonObject = FIELDS, form = FORM) {
  const { calls } = await runStates(definitionOf(synthesize(options, form)), {
    startAt: 'Is Email Needed?',
    variables: {
      sentiment: 'NEGATIVE',
      sentimentScore: null,
      record: { referenceNumber: 'ABC', ticketId: 'U-ABC', notified: [] },
      submission: { id: 'x', receivedAt: '2026-11-22T10:00:00.000Z', fields },
    },
  });
  const emails = calls.filter(({ resource }) => resource === 'states:::aws-sdk:sesv2:sendEmail');
  expect(emails).toHaveLength(1);
  return JSON.parse(JSON.stringify(emails[0].args)) as Email;
}

interface Email {
  readonly FromEmailAddress: string;
  readonly Destination: { readonly ToAddresses: string[] };
  readonly ReplyToAddresses?: string[];
  readonly ConfigurationSetName?: string;
  readonly Content: { readonly Simple: { readonly Subject: Text; readonly Body: { readonly Text: Text } } };
}

interface Text {
  readonly Data: string;
  readonly Charset: string;
}

const subjectOf = async (subject: string, fields?: JsonObject) =>
  (await sent({ subject }, fields)).Content.Simple.Subject.Data;
const bodyOf = async (body: string, fields?: JsonObject) =>
  (await sent({ body }, fields)).Content.Simple.Body.Text.Data;

test('has plain text with the reference number, the sentiment, the time, and the fields with their labels', async () => {
  expect(await sent({})).toEqual({
    FromEmailAddress: 'Forms <forms@example.com>',
    Destination: { ToAddresses: ['care@example.com'] },
    ReplyToAddresses: ['ada@example.com'],
    Content: {
      Simple: {
        Subject: { Data: '[NEGATIVE] Form submission U-ABC', Charset: 'UTF-8' },
        Body: {
          Text: {
            Data: [
              'Reference number: U-ABC',
              'Sentiment: NEGATIVE',
              'Received: 2026-11-22T10:00:00.000Z',
              '',
              'Terms: yes',
              'email: ada@example.com',
              'first-name: Ada',
              'rating: 4.5',
              'Your message: It broke.',
            ].join('\n'),
            Charset: 'UTF-8',
          },
        },
      },
    },
  });
});

test('omits fields without a value, and shows no for a box that is not checked', async () => {
  const { Content } = await sent({}, { message: 'Hm.', agree: false });
  expect(Content.Simple.Body.Text.Data).toMatch(/\n\nTerms: no\nYour message: Hm\.$/);
});

test('shows undeclared fields that a form keeps, between the declared fields and the message', async () => {
  const fields = { message: 'Hm.', plan: 'gold', urgent: true, count: 3 };
  const { Content } = await sent({}, fields, { ...FORM, keepUnknownFields: true });
  expect(Content.Simple.Body.Text.Data).toMatch(/\n\nplan: gold\nurgent: true\ncount: 3\nYour message: Hm\.$/);
});

test('may send only from that address, whatever its display name', () => {
  const statements = statementsOf(synthesize()).filter(({ actions }) => actions.includes('ses:SendEmail'));
  expect(statements).toEqual([
    {
      policy: expect.stringMatching(/^FormWorkflow/),
      actions: ['ses:SendEmail'],
      resource: expect.stringMatching(/:identity\/\*.*:configuration-set\/\*"\]\]\}\]$/),
      condition: { StringEquals: { 'ses:FromAddress': 'forms@example.com' } },
    },
  ]);
});

test('uses a configuration set, and has permission to use it', async () => {
  const configurationSetName = 'Forms-1';
  expect(await sent({ configurationSetName })).toMatchObject({ ConfigurationSetName: 'Forms-1' });
  const [{ resource }] = statementsOf(synthesize({ configurationSetName })).filter(({ actions }) =>
    actions.includes('ses:SendEmail'),
  );
  expect(resource).toContain(':identity/*');
  expect(resource).toContain(':configuration-set/Forms-1"');
  expect(resource).not.toContain(':configuration-set/*');
});

describe('the Reply-To address is that of the submitter', () => {
  test.each([
    'ada@example.com',
    'Ada.Love+lace_1%@mail.example-site.co.uk',
    `${'a'.repeat(64)}@example.com`,
    `a@${'b'.repeat(63)}.com`,
    'a@xn--bcher-kva.example',
  ])('if any mail server accepts it: %s', async (email) => {
    expect((await sent({}, { message: 'x', email })).ReplyToAddresses).toEqual([email]);
  });

  test.each([
    'ada@example',
    'ada@example.com.',
    'ada..l@example.com',
    '.ada@example.com',
    'ada@-example.com',
    'ada@example-.com',
    'ada@@example.com',
    'ada@ex_ample.com',
    'ada@127.0.0.1',
    'a,b@example.com',
    'ada@example.com\n',
    '<ada@example.com>',
    '"ada"@example.com',
    'ädä@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
  ])('unless SES might refuse the email because of it: %j', async (email) => {
    expect((await sent({}, { message: 'x', email })).ReplyToAddresses).toEqual([]);
  });

  test('unless there is none', async () => {
    expect((await sent({}, { message: 'x' })).ReplyToAddresses).toEqual([]);
  });

  test('from the field that is configured, if a form has two', async () => {
    const form = { fields: { ...FORM.fields, work: FormField.email() } };
    const fields = { ...FIELDS, work: 'ada@work.example' };
    expect(await sent({}, fields, form)).not.toHaveProperty('ReplyToAddresses');
    expect(await sent({ replyToField: 'work' }, fields, form)).toMatchObject({
      ReplyToAddresses: ['ada@work.example'],
    });
  });
});

describe('a template', () => {
  test('has the facts and every field, as text', async () => {
    const all =
      '{{ticketId}}|{{ sentiment }}|{{receivedAt}}|{{fields.message}}|{{fields.email}}|{{fields.first-name}}|{{fields.agree}}|{{fields.rating}}';
    const text = 'U-ABC|NEGATIVE|2026-11-22T10:00:00.000Z|It broke.|ada@example.com|Ada|yes|4.5';
    expect(await bodyOf(all)).toBe(text);
    expect(await subjectOf(all)).toBe(text);
  });

  test('has nothing in place of a missing field', async () => {
    expect(await bodyOf('<{{fields.first-name}}{{fields.agree}}{{fields.rating}}>', { message: 'x' })).toBe('<>');
  });

  test.each(['it\'s {% $x %} a "test" \\n 100%} %', 'two\nlines\ttab', 'ü 💜 \u2028', '{ticketId} }} $sentiment'])(
    'keeps its own text unchanged: %j',
    async (text) => {
      expect(await bodyOf(text)).toBe(text);
    },
  );

  test.each(['{{ticketId}}', '{% $sentiment %}', "' & $sentiment & '", '$join([])', '%} %}', '\u0000\ufffe\ud83d'])(
    'inserts submitted text unchanged, and evaluates nothing in it: %j',
    async (hostile) => {
      expect(await bodyOf('>{{fields.message}}<', { message: hostile })).toBe(`>${hostile}<`);
    },
  );

  test('of a subject makes submitted text a single line, in which no header can start', async () => {
    const message = 'Hello\r\nBcc: everybody@example.com\r\n\r\n<b>x</b>\u0000\t!';
    expect(await subjectOf('Re: {{fields.message}}', { message })).toBe(
      'Re: Hello Bcc: everybody@example.com <b>x</b> !',
    );
  });

  test('of a subject is short enough for mail servers', async () => {
    expect([...(await subjectOf('{{fields.message}}', { message: '💜'.repeat(1200) }))]).toHaveLength(900);
  });
});

test.each([
  ['Größe <forms@example.com>', '=?UTF-8?B?R3LDtsOfZQ==?= <forms@example.com>'],
  ['"Größe, GmbH" <forms@example.com>', '=?UTF-8?B?R3LDtsOfZSwgR21iSA==?= <forms@example.com>'],
  [
    `${'フォーム'.repeat(5)} <forms@example.com>`,
    `=?UTF-8?B?${base64('フォーム'.repeat(3) + 'フォー')}?= =?UTF-8?B?${base64('ム' + 'フォーム')}?= <forms@example.com>`,
  ],
  ['"Forms, Inc." <forms@example.com>', '"Forms, Inc." <forms@example.com>'],
])('writes the name in %s as SES requires', async (address, written) => {
  const { FromEmailAddress, Destination } = await sent({ fromAddress: address, toAddresses: [address] });
  expect([FromEmailAddress, ...Destination.ToAddresses]).toEqual([written, written]);
});

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

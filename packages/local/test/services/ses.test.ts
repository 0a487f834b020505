import { JsonObject } from '../../src/base/json';
import { Ses } from '../../src/services/ses/ses';

const SIMPLE = {
  Simple: { Subject: { Data: 'An unhappy customer' }, Body: { Text: { Data: 'Please call back.' } } },
};

function email(overrides: JsonObject = {}): JsonObject {
  return {
    FromEmailAddress: 'Forms <forms@example.com>',
    Destination: { ToAddresses: ['admin@example.com'] },
    Content: SIMPLE,
    ...overrides,
  };
}

function newSes(limit?: number): Ses {
  return new Ses({ now: () => 1_700_000_000_000, limit });
}

test('puts an email into the outbox, and returns its ID', async () => {
  const ses = newSes();
  const answer = await ses.call(
    'SendEmail',
    email({
      Destination: { ToAddresses: ['a@example.com'], CcAddresses: ['c@example.com'], BccAddresses: ['b@example.com'] },
      ReplyToAddresses: ['customer@example.com'],
      ConfigurationSetName: 'alerts',
      Content: {
        Simple: { Subject: { Data: 'Hi' }, Body: { Text: { Data: 'plain' }, Html: { Data: '<b>rich</b>' } } },
      },
    }),
    {},
  );
  const [message] = ses.messages();
  expect(answer).toEqual({ MessageId: message.id });
  expect(message).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    sentAt: 1_700_000_000_000,
    from: 'Forms <forms@example.com>',
    to: ['a@example.com'],
    cc: ['c@example.com'],
    bcc: ['b@example.com'],
    replyTo: ['customer@example.com'],
    subject: 'Hi',
    text: 'plain',
    html: '<b>rich</b>',
    configurationSet: 'alerts',
  });
});

test.each<[string, JsonObject, string]>([
  ['an email without a sender', { FromEmailAddress: '' }, 'Missing required header From'],
  ['an email without recipients', { Destination: {} }, 'at least one recipient'],
  ['more than 50 recipients', { Destination: { ToAddresses: Array(51).fill('a@example.com') } }, 'exceeds 50'],
  ['an address without a domain', { Destination: { ToAddresses: ['admin'] } }, "Missing final '@domain'"],
  ['an address with a space in its domain', { ReplyToAddresses: ['a@exa mple.com'] }, 'illegal character'],
  ['a line break in an address', { ReplyToAddresses: ['a\r\nBcc: x <a@example.com>'] }, 'line breaks'],
  ['a local part that is not ASCII', { ReplyToAddresses: ['jörg@example.com'] }, 'Local address contains'],
  ['content with no subject', { Content: { Simple: { Body: SIMPLE.Simple.Body } } }, 'must have a Subject'],
  ['content with no body', { Content: { Simple: { Subject: { Data: 'x' } } } }, 'must have Text or Html'],
  ['a template, by name', { Content: { Template: { TemplateName: 'x' } } }, 'not Template'],
  ['no content', { Content: {} }, 'must have Simple'],
])('refuses %s', async (_what, overrides, message) => {
  const ses = newSes();
  await expect(ses.call('SendEmail', email(overrides), {})).rejects.toMatchObject({
    name: 'BadRequestException',
    statusCode: 400,
    message: expect.stringContaining(message),
  });
  expect(ses.messages()).toEqual([]);
});

test('accepts up to 50 recipients in total', async () => {
  const ses = newSes();
  const some = Array<string>(25).fill('a@example.com');
  await ses.call('SendEmail', email({ Destination: { ToAddresses: some, BccAddresses: some } }), {});
  expect(ses.messages()).toHaveLength(1);
});

test('keeps only the newest emails, in order', async () => {
  const ses = newSes(2);
  for (const subject of ['one', 'two', 'three']) {
    const content = { Simple: { ...SIMPLE.Simple, Subject: { Data: subject } } };
    await ses.call('SendEmail', email({ Content: content }), {});
  }
  expect(ses.messages().map(({ subject }) => subject)).toEqual(['two', 'three']);
  ses.clear();
  expect(ses.messages()).toEqual([]);
});

import { NOW, startServices } from './services-fixture';
import { JsonObject } from '../../src/base/json';

const SEND = 'aws-sdk:ses:sendEmail';
const EMAIL: JsonObject = {
  Source: 'forms@example.com',
  Destination: { ToAddresses: ['admin@example.com'], CcAddresses: ['c@example.com'] },
  Message: { Subject: { Data: 'Hi' }, Body: { Text: { Data: 'plain' }, Html: { Data: '<b>rich</b>' } } },
  ReplyToAddresses: ['customer@example.com'],
  ConfigurationSetName: 'alerts',
};

test('puts an email of version 1 into the same outbox', async () => {
  const services = await startServices();
  const answer = await services.task(SEND, EMAIL);
  const [message] = services.outbox.messages();
  expect(answer).toEqual({ MessageId: message.id });
  expect(message).toEqual({
    id: message.id,
    sentAt: NOW,
    from: 'forms@example.com',
    to: ['admin@example.com'],
    cc: ['c@example.com'],
    bcc: [],
    replyTo: ['customer@example.com'],
    subject: 'Hi',
    text: 'plain',
    html: '<b>rich</b>',
    configurationSet: 'alerts',
  });
});

test.each([
  ['Ses.MessageRejectedException', 'MessageRejected'],
  ['Ses.SesException', 'TooManyRequestsException'],
])('fails with %s, a name of its own API, if SES returns %s', async (name, error) => {
  const services = await startServices();
  services.faults.failNext('sesv2', 'SendEmail', { error });
  expect((await services.failure(SEND, EMAIL)).error).toBe(name);
});

test('refuses an email without recipients with an error that Retry and Catch cannot tell apart', async () => {
  const services = await startServices();
  const { error, cause } = await services.failure(SEND, { ...EMAIL, Destination: {} });
  expect({ error, cause }).toEqual({
    error: 'Ses.SesException',
    cause: expect.stringMatching(/at least one recipient.*\(Service: Ses, Status Code: 400/),
  });
});

test('reports what it does not run', async () => {
  const services = await startServices();
  expect(services.refusalOf('arn:aws:states:::aws-sdk:ses:sendRawEmail')).toContain('aws-sdk:ses:sendRawEmail');
});

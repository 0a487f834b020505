import {
  BatchDetectSentimentCommand,
  DetectDominantLanguageCommand,
  DetectKeyPhrasesCommand,
  DetectSentimentCommand,
} from '@aws-sdk/client-comprehend';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetFunctionCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { ListEmailIdentitiesCommand, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { CreateTopicCommand, ListTopicsCommand, PublishCommand } from '@aws-sdk/client-sns';
import { clientsOf, textOf } from './clients';
import { startWorkshop } from './workshop';
import { resource } from '../support/form-template';

/** Has a name in both environments. */
const FUNCTION = 'worker';

async function startWorker(code: string) {
  const Worker = resource('AWS::Lambda::Function', {
    FunctionName: FUNCTION,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { S3Bucket: 'assets', S3Key: 'worker.zip' },
  });
  return startWorkshop({ code, resources: { Worker } });
}

describe('the Lambda client', () => {
  test('invokes a function, and reads its answer, its version and its log', async () => {
    const { lambda } = clientsOf(
      await startWorker('exports.handler = async (event) => { console.log("seen"); return { got: event.say }; };'),
    );
    const answer = await lambda.send(
      new InvokeCommand({ FunctionName: FUNCTION, Payload: Buffer.from('{"say":"Grüße"}'), LogType: 'Tail' }),
    );
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(answer.FunctionError).toBeUndefined();
    expect(textOf(answer.Payload)).toBe('{"got":"Grüße"}');
    expect(Buffer.from(answer.LogResult ?? '', 'base64').toString()).toContain('seen');
  });

  test('learns from a header that a function failed, and from the payload what the error was', async () => {
    const { lambda } = clientsOf(await startWorker('exports.handler = async () => { throw new TypeError("no"); };'));
    const answer = await lambda.send(new InvokeCommand({ FunctionName: FUNCTION }));
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(textOf(answer.Payload))).toMatchObject({ errorType: 'TypeError', errorMessage: 'no' });
  });

  test('can invoke with the type Event without waiting, and DryRun without running anything', async () => {
    const { lambda } = clientsOf(await startWorker('exports.handler = async () => 1;'));
    const invoke = (InvocationType: 'Event' | 'DryRun') =>
      lambda.send(new InvokeCommand({ FunctionName: FUNCTION, InvocationType }));
    expect(await invoke('Event')).toMatchObject({ StatusCode: 202 });
    expect(await invoke('DryRun')).toMatchObject({ StatusCode: 204 });
  });

  test('recognizes the errors by their names', async () => {
    const { lambda } = clientsOf(await startWorker('exports.handler = async () => 1;'));
    await expect(lambda.send(new InvokeCommand({ FunctionName: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:us-east-1:123456789012:function:none:$LATEST',
      $metadata: { httpStatusCode: 404 },
    });
    const broken = new InvokeCommand({ FunctionName: FUNCTION, Payload: Buffer.from('{') });
    await expect(lambda.send(broken)).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
    await expect(lambda.send(new GetFunctionCommand({ FunctionName: FUNCTION }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      $metadata: { httpStatusCode: 404 },
    });
  });
});

test('the SES client sends an email into the outbox, and gets an error if it is refused', async () => {
  const backend = await startWorkshop();
  const { ses } = clientsOf(backend);
  const email = (ToAddresses: string[]) =>
    new SendEmailCommand({
      FromEmailAddress: 'form@example.com',
      Destination: { ToAddresses },
      Content: { Simple: { Subject: { Data: 'Grüße' }, Body: { Text: { Data: 'Hello' } } } },
    });
  const { MessageId } = await ses.send(email(['admin@example.com']));
  expect(backend.outbox()).toMatchObject([{ id: MessageId, subject: 'Grüße', to: ['admin@example.com'] }]);
  await expect(ses.send(email([]))).rejects.toMatchObject({ name: 'BadRequestException' });
  await expect(ses.send(new ListEmailIdentitiesCommand())).rejects.toMatchObject({ name: 'UnknownOperationException' });
});

test('the Comprehend client rates one or several texts, and detects languages', async () => {
  const { comprehend } = clientsOf(await startWorkshop());
  const LanguageCode = 'en';
  const bad = 'This is terrible. I hate it.';
  expect(await comprehend.send(new DetectSentimentCommand({ LanguageCode, Text: bad }))).toMatchObject({
    Sentiment: 'NEGATIVE',
  });
  const batch = new BatchDetectSentimentCommand({ LanguageCode, TextList: [bad, 'x'.repeat(5001)] });
  expect(await comprehend.send(batch)).toMatchObject({ ResultList: [{ Index: 0 }], ErrorList: [{ Index: 1 }] });
  const { Languages = [] } = await comprehend.send(new DetectDominantLanguageCommand({ Text: 'Das ist nicht gut.' }));
  expect(Languages[0]).toMatchObject({ LanguageCode: 'de' });
  await expect(
    comprehend.send(new DetectSentimentCommand({ LanguageCode, Text: 'x'.repeat(5001) })),
  ).rejects.toMatchObject({ name: 'TextSizeLimitExceededException' });
  await expect(comprehend.send(new DetectKeyPhrasesCommand({ LanguageCode, Text: 'x' }))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  });
});

test('the SNS client publishes with attributes and lists topics', async () => {
  const backend = await startWorkshop({ resources: { Alerts: resource('AWS::SNS::Topic', { TopicName: 'alerts' }) } });
  const { sns } = clientsOf(backend);
  const { Topics: [{ TopicArn }] = [{ TopicArn: undefined }] } = await sns.send(new ListTopicsCommand({}));
  expect(TopicArn).toBe('arn:aws:sns:us-east-1:123456789012:alerts');
  const attributes = {
    kind: { DataType: 'String', StringValue: 'a & b=c' },
    __proto__x: { DataType: 'Number', StringValue: '1' },
  };
  const { MessageId } = await sns.send(
    new PublishCommand({ TopicArn, Message: 'Grüße\n<b>&amp;', Subject: 'News', MessageAttributes: attributes }),
  );
  expect(backend.topic('alerts').messages()).toMatchObject([
    { id: MessageId, subject: 'News', message: 'Grüße\n<b>&amp;', attributes },
  ]);
});

test('the SNS client recognizes the errors by their names, and reads the original message', async () => {
  const { sns } = clientsOf(await startWorkshop());
  const TopicArn = 'arn:aws:sns:us-east-1:123456789012:none';
  await expect(sns.send(new PublishCommand({ TopicArn, Message: 'x' }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'Topic does not exist',
    $metadata: { httpStatusCode: 404 },
  });
  await expect(sns.send(new PublishCommand({ TopicArn: 'a<b & "c"', Message: 'x' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('a<b & "c"'),
  });
  await expect(sns.send(new CreateTopicCommand({ Name: 'x' }))).rejects.toMatchObject({
    name: 'InvalidAction',
    message: 'The action CreateTopic is not valid for this web service.',
  });
});

test('the EventBridge client puts events on a bus, each with its own result', async () => {
  const backend = await startWorkshop({ resources: { Bus: resource('AWS::Events::EventBus', { Name: 'forms' }) } });
  const { events } = clientsOf(backend);
  const entry = { EventBusName: 'forms', Source: 'test', DetailType: 'Said', Time: new Date(5_000) };
  const { Entries = [], FailedEntryCount } = await events.send(
    new PutEventsCommand({
      Entries: [
        { ...entry, Detail: '{"a":1}' },
        { ...entry, Detail: 'no JSON' },
      ],
    }),
  );
  expect(FailedEntryCount).toBe(1);
  expect(Entries[1]).toMatchObject({ ErrorCode: 'MalformedDetail' });
  expect(backend.eventBus('forms').events()).toMatchObject([{ id: Entries[0].EventId, detail: { a: 1 }, time: 5_000 }]);
});

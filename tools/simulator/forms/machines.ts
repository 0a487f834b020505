/** What topics, event buses and webhooks have to be sent, as docs/notifications.md says. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { member } from 'sentiment-form-local/lib/base/json';
import type { Channel, NotifiedSubmission } from './channel';
import { usualSubject } from './email';

/** A topic: a text for emails, and JSON for everything else. */
export function topic(arn: string, text: (submission: NotifiedSubmission) => string): Channel {
  return {
    name: 'Topic',
    operation: 'sns.Publish',
    isIts: () => true,
    isReceipt: false,
    expected: (submission) => ({
      TopicArn: arn,
      Subject: usualSubject(submission),
      MessageStructure: 'json',
      Message: { default: detail(submission), email: text(submission) },
      MessageAttributes: { sentiment: { DataType: 'String', StringValue: submission.sentiment } },
    }),
  };
}

/** An event on a bus. */
export function eventBus(arn: string): Channel {
  return {
    name: 'Event Bus',
    operation: 'events.PutEvents',
    isIts: () => true,
    isReceipt: false,
    expected: (submission, input) => ({
      Entries: [
        {
          ...resourcesOf(input),
          EventBusName: arn,
          Source: 'sentiment-form-backend',
          DetailType: 'Form Submission Needs Attention',
          Detail: detail(submission),
        },
      ],
    }),
  };
}

/** A request to somebody's endpoint. */
export function webhook(url: string, connectionArn: string): Channel {
  return {
    name: 'Webhook',
    operation: 'http.Invoke',
    isIts: () => true,
    isReceipt: false,
    expected: (submission) => ({
      ApiEndpoint: url,
      Method: 'POST',
      Authentication: { ConnectionArn: connectionArn },
      Headers: { 'Content-Type': 'application/json', 'Idempotency-Key': submission.referenceNumber },
      RequestBody: detail(submission),
    }),
  };
}

function detail({
  ticketId,
  referenceNumber,
  submissionId,
  receivedAt,
  sentiment,
  sentimentScore,
  fields,
}: NotifiedSubmission) {
  const score: Json = sentimentScore;
  const all: JsonObject = { version: '1', ticketId, referenceNumber, submissionId, receivedAt, sentiment, fields };
  return { ...all, sentimentScore: score };
}

function resourcesOf(input: Json): JsonObject {
  const [entry] = member(input, 'Entries') as JsonObject[];
  return { Resources: entry.Resources };
}

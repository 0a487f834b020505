// The records of runs that ended right after they had recorded a submission.
import { randomUUID } from 'crypto';
import { LocalBackend } from 'sentiment-form-local';
import { callAws } from './running-backend';
import { referenceNumber } from '../../src/handlers/reference-number';

const MESSAGE = 'This is terrible, I want my money back.';

/** Puts such a record, ten minutes old, and returns its number. */
export async function leaveUnfinished(
  backend: LocalBackend,
  attention = 'PENDING',
  changes: object = {},
): Promise<string> {
  const submissionId = randomUUID();
  const contentHash = 'a'.repeat(64);
  const made = referenceNumber({ submissionId, contentHash, attempt: 1 });
  await callAws(backend, 'DynamoDB_20120810.PutItem', {
    TableName: backend.running.tables[0].name,
    Item: {
      referenceNumber: { S: made },
      ticketId: { S: made },
      submissionId: { S: submissionId },
      contentHash: { S: contentHash },
      receivedAt: { S: new Date(Date.now() - 600_000).toISOString() },
      fields: { M: { message: { S: MESSAGE } } },
      attention: { S: attention },
      ...changes,
    },
  });
  return made;
}

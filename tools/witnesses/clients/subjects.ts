/** What some commands of the pages are about, and a form without an accident does not have: held spam, and a dead letter. */
import type { LocalBackend } from 'sentiment-form-local';

export const HELD_NUMBER = '7K3M-9QXT-2B4C';
export const DEAD_TICKET = 'U-0N6S-QYB1-8RT0';

/** Puts them there. */
export async function putSubjects(backend: LocalBackend): Promise<void> {
  await call(backend, 'DynamoDB_20120810.PutItem', {
    TableName: backend.running.tables[0].name,
    Item: {
      referenceNumber: { S: HELD_NUMBER },
      ticketId: { S: HELD_NUMBER },
      submissionId: { S: '0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d' },
      receivedAt: { S: new Date().toISOString() },
      fields: { M: { message: { S: 'This is terrible.' } } },
      attention: { S: 'HELD' },
      status: { S: 'HELD' },
      heldFor: { S: 'HONEYPOT' },
    },
  });
  const queue = deadLetters(backend);
  for (const ticketId of [DEAD_TICKET, 'U-5W6E-1DCV-H3ZK']) {
    await call(backend, 'AmazonSQS.SendMessage', {
      QueueUrl: `${backend.endpoint}/123456789012/${queue}`,
      MessageBody: JSON.stringify({ ticketId, unchecked: { message: 'This is terrible.' } }),
    });
  }
}

/** What the commands were to do with them, and did not do. */
export async function leftUndone(backend: LocalBackend): Promise<readonly string[]> {
  const records = await backend.table(backend.running.tables[0].name).items();
  const released = records.find(({ referenceNumber }) => referenceNumber === HELD_NUMBER);
  const isReleased = released?.attention === 'PENDING' && !('status' in released);
  const dead = backend.queue(deadLetters(backend)).messages();
  const isDeleted = dead.length === 1 && !dead[0].body.includes(DEAD_TICKET);
  return [
    ...(isReleased ? [] : [`The held submission was not released: ${JSON.stringify(released)}`]),
    ...(isDeleted ? [] : [`Not only the one dead letter was deleted: ${JSON.stringify(dead.map(({ body }) => body))}`]),
  ];
}

function deadLetters({ running }: LocalBackend): string {
  const queue = running.queues.find(({ name }) => name.includes('DeadLetter'));
  if (queue === undefined) throw new Error('The example has no dead-letter queue.');
  return queue.name;
}

async function call({ endpoint }: LocalBackend, target: string, input: object): Promise<void> {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target };
  const answer = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(input) });
  if (answer.status !== 200) throw new Error(`${target} answered ${answer.status}: ${await answer.text()}`);
}

/** Records as the workflow writes them, to fill a table with: of all lengths, and an eighth of them open, so that they are in the index. */
import { randomBytes, randomUUID } from 'node:crypto';
import { ALPHABET } from '../../../src/handlers/reference-number';
import { Client } from '../../witnesses/emulator/client';

/** What BatchWriteItem takes at most. */
const BATCH = 25;
/** Requests at a time. */
const WRITERS = 4;

const SENTENCES = [
  'I ordered two of them in March, and only one has arrived. ',
  'Thank you, the delivery was quick and everything is wonderful. ',
  'Could you tell me when the shop in Leeds is open on Sundays? ',
  'This is terrible, it broke at once and nobody helps. ',
  'The invoice has the wrong address, and I have written to you twice about it. ',
];

/** Writes so many of them. */
export async function fillTable(
  { address, table }: { readonly address: string; readonly table: string },
  count: number,
): Promise<void> {
  const client = new Client(address);
  let left = count;
  const writer = async (): Promise<void> => {
    while (left > 0) {
      const size = Math.min(BATCH, left);
      left -= size;
      const requests = Array.from({ length: size }, () => ({ PutRequest: { Item: record() } }));
      await client.json('dynamodb', 'DynamoDB_20120810.BatchWriteItem', { RequestItems: { [table]: requests } });
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

function record() {
  const [draw, length, ...symbols] = randomBytes(14);
  const referenceNumber = symbols.map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  const isNegative = draw % 8 === 0;
  const texts = {
    referenceNumber,
    ticketId: referenceNumber.match(/.{4}/g)?.join('-') ?? '',
    submissionId: randomUUID(),
    contentHash: randomBytes(32).toString('hex'),
    receivedAt: new Date(Date.now() - symbols[0] * 86_400_000).toISOString(),
    sentiment: isNegative ? 'NEGATIVE' : 'POSITIVE',
    analyzedBy: 'comprehend',
    ...(isNegative && { attention: 'OPEN' }),
  };
  const message = Array.from({ length: 1 + (length % 12) }, (_, i) => SENTENCES[(draw + i) % SENTENCES.length]).join(
    '',
  );
  return {
    ...textsOf(texts),
    fields: { M: textsOf({ name: `Customer ${draw}${length}`, email: `${referenceNumber}@example.com`, message }) },
    sentimentScore: {
      M: { Positive: { N: '0.9' }, Negative: { N: '0.05' }, Neutral: { N: '0.03' }, Mixed: { N: '0.02' } },
    },
    ...(isNegative && { notified: { SS: ['Email'] } }),
  };
}

function textsOf(texts: Readonly<Record<string, string>>): Record<string, { readonly S: string }> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { S: text }]));
}

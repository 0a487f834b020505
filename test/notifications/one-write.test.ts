// With one notification, one write marks it as sent and opens the attention.
import { Invoke, StatesError } from 'sentiment-form-local/lib/asl';
import { Notification, SentimentFormBackendProps } from '../../src';
import { runStates } from '../support/run-states';
import { allStates, backend, definitionOf } from '../support/synth';

const EMAIL = Notification.email({ fromAddress: 'forms@example.com', toAddresses: ['care@example.com'] });
const CLOSED = new StatesError('DynamoDB.ConditionalCheckFailedException', 'The conditional request failed');
const THROTTLED = new StatesError('DynamoDB.ThrottlingException', 'The index is throttled');

const { template } = backend({ notifications: [EMAIL] });

/** Negative, and recorded. */
const variables = {
  startedAt: 0,
  sentiment: 'NEGATIVE',
  sentimentScore: null,
  record: { referenceNumber: '7K3M9QXT2B4C', ticketId: '7K3M-9QXT-2B4C', notified: [] as string[], isParked: false },
  submission: { id: 'x', contentHash: 'h', receivedAt: '2026-11-22T10:00:00.000Z', fields: { message: 'Hm.' } },
};

const sendNotifications = (options: {
  readonly invoke?: Invoke;
  readonly name?: string;
  readonly notified?: string[];
}) => {
  const record = { ...variables.record, notified: options.notified ?? [] };
  const given = { startAt: 'Is Email Needed?', variables: { ...variables, record } };
  return runStates(definitionOf(template), { ...given, ...options });
};

/** The write that opens the attention fails. */
const failing =
  (error: StatesError): Invoke =>
  async (_resource, _args, { stateName }) => {
    if (stateName === 'Open Attention') throw error;
    return {};
  };

test('one write follows the email: it marks it, and opens the attention if nobody has done that or closed it', async () => {
  const { calls, output } = await sendNotifications({});
  expect(calls.map(({ state }) => state)).toEqual(['Notify by Email', 'Open Attention']);
  expect(calls[1].args).toMatchObject({
    Key: { referenceNumber: { S: '7K3M9QXT2B4C' } },
    ConditionExpression: 'attribute_exists(sentiment) AND (begins_with(attention, :pending) OR attention = :parked)',
    UpdateExpression: 'SET attention = :open ADD notified :channel',
    ExpressionAttributeValues: { ':open': { S: 'OPEN' }, ':channel': { SS: ['Email'] } },
  });
  expect(output).toMatchObject({ outcome: 'ACCEPTED' });
});

test('what a person has closed in the meantime stays closed, and the email is marked', async () => {
  const { calls, output } = await sendNotifications({ invoke: failing(CLOSED), name: 'replay-1' });
  expect(calls.map(({ state }) => state)).toEqual(['Notify by Email', 'Open Attention', 'Mark Email as Sent']);
  expect(calls[2].args).toMatchObject({
    ConditionExpression: 'attribute_exists(referenceNumber)',
    UpdateExpression: 'ADD notified :channel',
    ExpressionAttributeValues: { ':channel': { SS: ['Email'] } },
  });
  expect(output).toMatchObject({ outcome: 'ACCEPTED' });
});

test('if the write fails twice, the email is marked by a write that touches no index, and the rest is left', async () => {
  const states: string[] = [];
  const invoke: Invoke = async (resource, args, context) => {
    states.push(context.stateName);
    return failing(THROTTLED)(resource, args, context);
  };
  const expected = ['Notify by Email', 'Open Attention', 'Open Attention', 'Mark Email as Sent'];
  expect((await sendNotifications({ invoke })).output).toMatchObject({ outcome: 'ACCEPTED' });
  expect(states.splice(0)).toEqual(expected);
  // The message of a replay stays in the queue until the attention is open.
  await expect(sendNotifications({ invoke, name: 'replay-1' })).rejects.toThrow('ReplayIncomplete');
  expect(states).toEqual(expected);
});

test('a replay of what was notified sends nothing, and opens the attention', async () => {
  const { calls } = await sendNotifications({ notified: ['Email'], name: 'replay-1' });
  expect(calls.map(({ state }) => state)).toEqual(['Open Attention']);
});

const writes = (props: SentimentFormBackendProps): string[] =>
  allStates(definitionOf(backend(props).template)).flatMap(([name, { Arguments }]) => {
    const update = (Arguments as { readonly UpdateExpression?: string } | undefined)?.UpdateExpression;
    return update?.includes('notified') || update?.includes(':open') ? [`${name}: ${update}`] : [];
  });

test('with a second notification or a receipt, each is marked on its own', () => {
  expect(writes({ notifications: [EMAIL, EMAIL] }).sort()).toEqual([
    'Mark Email 2 as Sent: ADD notified :channel',
    'Mark Email as Sent: ADD notified :channel',
    'Open Attention: SET attention = :open',
  ]);
  expect(writes({ notifications: [EMAIL], receipt: { fromAddress: 'forms@example.com' } }).sort()).toEqual([
    'Mark Email as Sent: ADD notified :channel',
    'Mark Receipt as Sent: ADD notified :channel',
    'Open Attention: SET attention = :open',
  ]);
});

test('opens the attention in the shard of the reference number', async () => {
  const sharded = backend({ notifications: [EMAIL], api: { throttle: { rateLimit: 2_000 } } }).template;
  const { calls } = await runStates(definitionOf(sharded), { startAt: 'Is Email Needed?', variables });
  expect(calls[1].args).toMatchObject({ ExpressionAttributeValues: { ':open': { S: 'OPEN#1' } } });
});

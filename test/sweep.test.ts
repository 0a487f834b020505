// What the sweep does of which no stand-in could be the cause.
import { Invoke, JsonObject, runStateMachine, VirtualClock } from 'sentiment-form-local/lib/asl';
import { backend, definitionOf } from './support/synth';

const sweep = JSON.parse(JSON.stringify(definitionOf(backend().template, 'FormSweep'))) as JsonObject;

/** An index with so many records in each partition, and a table without those that are gone. */
function services(partitions: { [attention: string]: number }, gone: readonly string[] = []) {
  const left = new Map(Object.entries(partitions));
  const calls: { operation: string; args: JsonObject }[] = [];
  const invoke: Invoke = async (resource, given) => {
    const args = given as JsonObject;
    const operation = resource.slice(resource.lastIndexOf(':') + 1);
    calls.push({ operation, args });
    if (operation === 'query') return page(args, left);
    const key = ((args.Key as JsonObject | undefined)?.referenceNumber as JsonObject | undefined)?.S;
    if (operation !== 'getItem' || gone.includes(String(key))) return {};
    return { Item: { referenceNumber: { S: String(key) }, fields: { M: {} } } };
  };
  return { calls, invoke };
}

function page(args: JsonObject, left: Map<string, number>): JsonObject {
  const attention = String(((args.ExpressionAttributeValues as JsonObject)[':pending'] as JsonObject).S);
  const [before, limit] = [left.get(attention) ?? 0, Number(args.Limit)];
  const count = Math.min(limit, before);
  left.set(attention, before - count);
  const items = Array.from({ length: count }, (_, at) => ({ referenceNumber: { S: `${attention} ${before - at}` } }));
  return { Items: items, ...(before > limit && { LastEvaluatedKey: items[count - 1] }) };
}

async function run(input: JsonObject, { calls, invoke }: ReturnType<typeof services>) {
  const result = await runStateMachine(sweep, input, { invoke, clock: new VirtualClock(), historyLimit: Infinity });
  expect(result.status).toBe('SUCCEEDED');
  const of = (wanted: string) => calls.filter(({ operation }) => operation === wanted).map(({ args }) => args);
  return { queries: of('query'), messages: of('sendMessage') };
}

const partitions = (...attention: string[]) => ({ partitions: attention.map((value) => ({ attention: value })) });

test('a record that is deleted before it is read does not prevent the replay of others', async () => {
  const { messages } = await run(partitions('PENDING'), services({ PENDING: 3 }, ['PENDING 2']));
  expect(messages.map(({ MessageBody }) => JSON.parse(String(MessageBody)).referenceNumber).sort()).toEqual([
    'PENDING 1',
    'PENDING 3',
  ]);
});

test('2,000 records are processed page by page, and their replays are spread over the five minutes until the next sweep', async () => {
  const { queries, messages } = await run(partitions('PENDING'), services({ PENDING: 2500 }));
  expect(queries.map(({ ExclusiveStartKey: from }) => from !== undefined)).toEqual([false, ...Array(9).fill(true)]);
  const delays = messages.map(({ DelaySeconds }) => Number(DelaySeconds)).sort((a, b) => a - b);
  expect(delays).toEqual(Array.from({ length: 2000 }, (_, at) => Math.floor(at * 0.15)));
}, 60_000);

test('no partition waits for another one that is full', async () => {
  const names = ['PENDING', 'PENDING#1', 'PENDING#2', 'PENDING#3'];
  const { messages } = await run(partitions(...names), services({ PENDING: 5000, 'PENDING#1': 1, 'PENDING#3': 700 }));
  const asked = messages.map(
    ({ MessageBody }) => String(JSON.parse(String(MessageBody)).referenceNumber).split(' ')[0],
  );
  const count = (name: string) => asked.filter((other) => other === name).length;
  expect(names.map(count)).toEqual([expect.any(Number), 1, 0, 700]);
  expect(count('PENDING')).toBeGreaterThanOrEqual(1200);
}, 60_000);

test('without a list of partitions, all possible ones are queried', async () => {
  const { queries } = await run({}, services({}));
  const asked = queries.map((args) => ((args.ExpressionAttributeValues as JsonObject)[':pending'] as JsonObject).S);
  expect(asked).toEqual(['PENDING', ...Array.from({ length: 31 }, (_, shard) => `PENDING#${shard + 1}`)]);
});

import { FunctionFixtures } from './function-fixtures';
import { delivered, EXECUTION, MACHINE, NOW, QUEUE, ServicesFixture, startServices, UUID } from './services-fixture';
import { Json, JsonObject } from '../../src/base/json';
import { EventRuleDescription, EventTargetDescription } from '../../src/services/events/description';

const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/Forms';
const DEFAULT_BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
const RULE = 'arn:aws:events:us-east-1:123456789012:rule/Forms/Unhappy';

const functions = new FunctionFixtures();
afterAll(() => functions.remove());

async function start(...rules: EventRuleDescription[]): Promise<ServicesFixture> {
  const eventBuses = [
    { name: 'Forms', arn: BUS, rules },
    { name: 'default', arn: DEFAULT_BUS },
  ];
  return startServices({ eventBuses, queues: [QUEUE] });
}

/** A rule for negative submissions. */
function rule(...targets: EventTargetDescription[]): EventRuleDescription {
  const pattern = { source: ['contact.form'], detail: { sentiment: ['NEGATIVE'] } };
  return { name: 'Unhappy', arn: RULE, pattern, targets };
}

/** An entry as the API takes it. */
function entry(overrides: JsonObject = {}): JsonObject {
  return {
    EventBusName: 'Forms',
    Source: 'contact.form',
    DetailType: 'Submission',
    Detail: '{"sentiment":"NEGATIVE","ticketId":"A1"}',
    ...overrides,
  };
}

async function put(services: ServicesFixture, ...entries: JsonObject[]): Promise<Json> {
  return services.task('aws-sdk:eventbridge:putEvents', { Entries: entries });
}

describe('PutEvents', () => {
  test('keeps the events of a bus, and returns an ID for each event', async () => {
    const services = await start();
    const answer = await put(
      services,
      entry({ Resources: ['arn:a'], Time: '2026-01-02T03:04:05Z' }),
      entry({ EventBusName: BUS }),
    );
    const [first, second] = services.eventBuses.events(BUS);
    expect(answer).toEqual({ Entries: [{ EventId: first.id }, { EventId: second.id }], FailedEntryCount: 0 });
    expect(first).toEqual({
      id: expect.stringMatching(`^${UUID}$`),
      source: 'contact.form',
      detailType: 'Submission',
      detail: { sentiment: 'NEGATIVE', ticketId: 'A1' },
      resources: ['arn:a'],
      time: Date.UTC(2026, 0, 2, 3, 4, 5),
      targets: [],
    });
    expect(second.time).toBe(NOW);
  });

  test('puts an event without a bus on the default bus', async () => {
    const services = await start();
    await put(services, { ...entry(), EventBusName: null });
    expect(services.eventBuses.events(DEFAULT_BUS)).toHaveLength(1);
  });

  test('accepts any JSON as the detail with the optimized integration, and adds the source of the event', async () => {
    const services = await start();
    const answer = await services.task('events:putEvents', {
      Entries: [entry({ Detail: { sentiment: 'MIXED' }, Resources: ['arn:a'] })],
    });
    expect(answer).toMatchObject({
      Entries: [{ EventId: expect.any(String) }],
      FailedEntryCount: 0,
      SdkHttpMetadata: { HttpStatusCode: 200 },
    });
    expect(services.eventBuses.events(BUS)).toMatchObject([
      { detail: { sentiment: 'MIXED' }, resources: ['arn:a', EXECUTION, MACHINE] },
    ]);
  });

  test.each<[string, JsonObject, string, string]>([
    ['without a source', { Source: '' }, 'InvalidArgument', 'Source is a required argument'],
    ['without a type', { DetailType: null }, 'InvalidArgument', 'DetailType is a required argument'],
    ['without a detail', { Detail: null }, 'InvalidArgument', 'Detail is a required argument'],
    ['with a detail that is no JSON', { Detail: 'hello' }, 'MalformedDetail', 'Detail is malformed.'],
    ['with a detail that is no object', { Detail: '[1]' }, 'MalformedDetail', 'Detail is malformed.'],
    ['that claims to be of AWS', { Source: 'aws.s3' }, 'NotAuthorizedForSourceException', 'Not authorized'],
    ['with a time that is none', { Time: 'soon' }, 'InvalidArgument', 'soon is no timestamp'],
    ['for a bus that is not there', { EventBusName: 'Other' }, 'InvalidArgument', 'there is no Other'],
  ])('refuses an entry %s, and accepts the others', async (_what, overrides, code, message) => {
    const services = await start();
    expect(await put(services, entry(overrides), entry())).toEqual({
      Entries: [{ ErrorCode: code, ErrorMessage: expect.stringContaining(message) }, { EventId: expect.any(String) }],
      FailedEntryCount: 1,
    });
    expect(services.eventBuses.events(BUS)).toHaveLength(1);
  });

  test('fails with the optimized integration if an entry fails, and says which', async () => {
    const services = await start();
    const { error, cause } = await services.failure('events:putEvents', {
      Entries: [entry(), entry({ EventBusName: 'Other' })],
    });
    expect(error).toBe('EventBridge.FailedEntry');
    expect(JSON.parse(cause ?? '')).toEqual({
      Entries: [{ EventId: expect.any(String) }, { ErrorCode: 'InvalidArgument', ErrorMessage: expect.any(String) }],
      FailedEntryCount: 1,
    });
  });

  test.each<[string, Json, string]>([
    ['no entries', null, 'Member must not be null'],
    ['an empty list', [], 'greater than or equal to 1'],
    ['eleven entries', Array.from({ length: 11 }, () => entry()), 'less than or equal to 10'],
    ['entries of more than 256 KiB', [entry({ Detail: `{"a":"${'x'.repeat(262_144)}"}` })], 'over the limit'],
  ])('refuses a whole request with %s', async (_what, entries, message) => {
    const services = await start();
    const optimised = await services.failure('events:putEvents', { Entries: entries });
    expect(optimised.error).toBe('EventBridge.AmazonEventBridgeException');
    expect(optimised.cause).toContain(message);
    const sdk = await services.failure('aws-sdk:eventbridge:putEvents', { Entries: entries });
    expect(sdk.error).toBe('EventBridge.EventBridgeException');
    expect(services.eventBuses.events(BUS)).toEqual([]);
  });

  test('accepts exactly 256 KiB, of which a time counts as 14 bytes', async () => {
    const services = await start();
    const rest = 'contact.form'.length + 'Submission'.length + '{"a":""}'.length + 14;
    const most = entry({ Detail: `{"a":"${'x'.repeat(262_144 - rest)}"}`, Time: 1_700_000_000 });
    await put(services, most);
    expect(services.eventBuses.events(BUS)).toMatchObject([{ time: NOW }]);
    const over = { ...most, Source: 'contact.forms' };
    const { cause } = await services.failure('aws-sdk:eventbridge:putEvents', { Entries: [over] });
    expect(cause).toContain('it must be at most 262144 bytes, got: 262145.');
  });

  test('fails if it is set to', async () => {
    const services = await start();
    services.faults.failNext('events', 'PutEvents', { error: 'InternalException', statusCode: 500 });
    const { error } = await services.failure('aws-sdk:eventbridge:putEvents', { Entries: [entry()] });
    expect(error).toBe('EventBridge.InternalException');
    expect(await put(services, entry())).toMatchObject({ FailedEntryCount: 0 });
  });

  test('has the name EventBridge for SDKs only', async () => {
    const services = await start();
    expect(services.refusalOf('arn:aws:states:::aws-sdk:events:putEvents')).toContain('is not supported here');
    expect(services.refusalOf('arn:aws:states:::aws-sdk:eventbridge:putEvents')).toBeUndefined();
  });
});

describe('a rule', () => {
  test('sends a matching event to a queue, and no other event', async () => {
    const services = await start(rule({ arn: QUEUE.arn }));
    await put(services, entry(), entry({ Detail: '{"sentiment":"POSITIVE"}' }), entry({ Source: 'other' }));
    await delivered(services);
    const [event] = services.eventBuses.events(BUS);
    expect(services.queues.messages('Inbox').map(({ body }) => JSON.parse(body) as Json)).toEqual([
      {
        version: '0',
        id: event.id,
        'detail-type': 'Submission',
        source: 'contact.form',
        account: '123456789012',
        time: '2023-11-14T22:13:20Z',
        region: 'us-east-1',
        resources: [],
        detail: { sentiment: 'NEGATIVE', ticketId: 'A1' },
      },
    ]);
    expect(event.targets).toEqual([{ rule: 'Unhappy', arn: QUEUE.arn }]);
  });

  test('invokes a function with the event', async () => {
    const fn = functions.make('exports.handler = async (event) => console.log(event.detail.ticketId);');
    const eventBuses = [{ name: 'Forms', arn: BUS, rules: [rule({ arn: fn.arn })] }];
    const services = await startServices({ eventBuses, functions: [fn] });
    await put(services, entry());
    await delivered(services);
    expect(services.functions.invocations()).toMatchObject([{ logs: [expect.stringContaining('A1')] }]);
  });

  test.each<[string, EventTargetDescription['input'], string]>([
    ['a text', { kind: 'text', text: '{"fixed":1}' }, '{"fixed":1}'],
    ['a part of the event', { kind: 'path', path: '$.detail' }, '{"sentiment":"NEGATIVE","ticketId":"A1"}'],
    ['a part that is not there', { kind: 'path', path: '$.detail.gone' }, '{}'],
    [
      'a template with parts of the event',
      {
        kind: 'template',
        template: '{"ticket":<id>,"said":"it is \\"<mood>\\", <gone>","all":<detail>,"other":<unknown>}',
        paths: { id: '$.detail.ticketId', mood: '$.detail.sentiment', detail: '$.detail', gone: '$.detail.gone' },
      },
      '{"ticket":"A1","said":"it is \\"NEGATIVE\\", ",' +
        '"all":{"sentiment":"NEGATIVE","ticketId":"A1"},"other":<unknown>}',
    ],
    [
      'a template with what EventBridge knows',
      { kind: 'template', template: '[<aws.events.rule-name>,<aws.events.rule-arn>]', paths: {} },
      `["Unhappy","${RULE}"]`,
    ],
  ])('passes %s to its target', async (_what, input, body) => {
    const services = await start(rule({ arn: QUEUE.arn, input }));
    await put(services, entry());
    await delivered(services);
    expect(services.queues.messages('Inbox')).toMatchObject([{ body }]);
  });

  test('reports that its function failed, and the event goes to the dead-letter queue', async () => {
    const fn = functions.make('exports.handler = async () => { throw new Error("no"); };', { name: 'broken' });
    const rules = [rule({ arn: fn.arn, deadLetterArn: QUEUE.arn })];
    const eventBuses = [{ name: 'Forms', arn: BUS, rules }];
    const services = await startServices({ eventBuses, functions: [fn], queues: [QUEUE] });
    await put(services, entry());
    await delivered(services);
    expect(services.undelivered).toEqual([
      expect.stringMatching(/^The rule Unhappy could not deliver to .*broken: .*no/),
    ]);
    expect(services.queues.messages('Inbox')).toMatchObject([{ body: expect.stringContaining('"ticketId":"A1"') }]);
  });
});

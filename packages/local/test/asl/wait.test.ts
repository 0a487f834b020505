/** What a Wait state cannot wait for, in AWS's words: recorded in localstack's snapshots of AWS. */
import { jsonata, jsonpath, run } from './support/run';
import { VirtualClock } from '../../src/base/clock';
import type { Json, JsonObject } from '../../src/base/json';

const WHERE = "An error occurred while executing the state 'It' (entered at the event id #2). ";
const FORMAT = 'ISO-8601 extended offset date-time format string';
const BAD_MOMENTS = [
  '2016-12-05T24:00:00Z',
  '2016-02-30T21:29:29Z',
  '2016-12-05T21:29:29+0100',
  '2016-12-05T21:29:29.1234567890Z',
  '2016-12-05 21:29:29Z',
  '2016-12-05T21:29:29',
  '2016-13-05T21:29:29Z',
  '05-12-2016T21:29:29Z',
];

function wait(fields: JsonObject): JsonObject {
  return { It: { Type: 'Wait', ...fields, End: true } };
}

test.each<[field: string, at: Json, words: string]>([
  ['SecondsPath', -1, 'The SecondsPath parameter references a negative value: $.at == -1'],
  ['SecondsPath', '-1', 'The SecondsPath parameter references a negative value: $.at == -1'],
  ['SecondsPath', 1.5, 'The SecondsPath parameter cannot be parsed as a long value: $.at == 1.5'],
  ['SecondsPath', 'soon', 'The SecondsPath parameter cannot be parsed as a long value: $.at == soon'],
  ...BAD_MOMENTS.map((moment): [string, Json, string] => [
    'TimestampPath',
    moment,
    `The TimestampPath parameter does not reference a valid ${FORMAT}: $.at == ${moment}`,
  ]),
])('%s to %j', async (field, at, words) => {
  const result = await run(jsonpath(wait({ [field]: '$.at' })), { at });
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause: WHERE + words });
});

test('a path that does not exist', async () => {
  const result = await run(jsonpath(wait({ SecondsPath: '$.at' })), {});
  expect(result.cause).toBe(`${WHERE}The SecondsPath parameter does not reference an input value: $.at`);
});

test('a number in a string is accepted', async () => {
  const { history } = await run(jsonpath(wait({ SecondsPath: '$.at' })), { at: '60' });
  expect(history[3].timestamp - history[1].timestamp).toBe(60_000);
});

// iwamot/sfnx measured these on AWS in September 2026.
test.each(['1970-01-01T00:01Z', '1970-01-01t00:01:00z', '1970-01-01T01:01:00.000000000+01:00'])(
  'waits until %s',
  async (moment) => {
    for (const machine of [
      jsonpath(wait({ TimestampPath: '$' })),
      jsonata(wait({ Timestamp: '{% $states.input %}' })),
    ]) {
      const clock = new VirtualClock(0);
      expect((await run(machine, moment, { clock })).status).toBe('SUCCEEDED');
      expect(clock.now()).toBe(60_000);
    }
  },
);

describe('in JSONata the error is a query evaluation error, and can be caught as such', () => {
  test.each(BAD_MOMENTS)('for the timestamp %j', async (moment) => {
    const result = await run(jsonata(wait({ Timestamp: '{% $states.input %}' })), moment);
    const cause = `${WHERE}The Timestamp field cannot be parsed as an ${FORMAT}: ${moment}`;
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError', cause });
    expect(result.history[2]).toMatchObject({
      type: 'EvaluationFailed',
      previousEventId: 2,
      evaluationFailedEventDetails: {
        error: 'States.QueryEvaluationError',
        cause,
        location: 'Timestamp',
        state: 'It',
      },
    });
  });

  test('for a negative number of seconds', async () => {
    const result = await run(jsonata(wait({ Seconds: '{% -1 %}' })));
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });

  test.each<[input: Json]>([[{ foo: 'bar' }], ['string'], [1], [true], [null]])('for a Map over %j', async (input) => {
    const inner = { StartAt: 'Y', States: { Y: { Type: 'Pass', End: true } } };
    const caught = { ErrorEquals: ['States.QueryEvaluationError'], Next: 'After' };
    const map = { Type: 'Map', ItemProcessor: inner, End: true };
    const cause = `${WHERE}Map state input must be an array but was: ${JSON.stringify(input)}`;
    const failed = await run(jsonata({ It: map }), input);
    expect(failed).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError', cause });
    const event = failed.history.find(({ type }) => type === 'EvaluationFailed');
    expect(event?.evaluationFailedEventDetails).toEqual({ error: 'States.QueryEvaluationError', cause, state: 'It' });
    const after = { Type: 'Pass', Output: 'caught', End: true };
    const states = { It: { ...map, Catch: [caught] }, After: after };
    expect(await run(jsonata(states), input)).toMatchObject({ output: 'caught' });
  });
});

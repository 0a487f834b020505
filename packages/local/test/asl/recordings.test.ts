/** The rules by which ours are compared with what AWS recorded: too lenient ones would prove nothing. */
import { matchesRecorded, sameDetails, sameEventTypes, sameLinks } from './support/recordings';
import { jsonpath, run } from './support/run';
import type { Json, JsonObject } from '../../src/base/json';

test.each<[Json, Json, boolean]>([
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1 }, { a: 2 }, false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [{ a: null }, {}, false],
  [[1, 2], [2, 1], false],
  [[1], [1, 1], false],
  [1, '1', false],
  ['date', '2026-01-01T00:00:00.000Z', true],
  ['entered-time', 'any', true],
  ['today', 'any', false],
  ['id <uuid:1> of <name>', 'id 0 of me', true],
  ['id <uuid:1> of <name>', 'id 0', false],
  ['<uuid:1>', 1, false],
  [{ SdkHttpMetadata: 1, a: 2 }, { a: 2 }, true],
  [{ RedriveCount: 0 }, {}, true],
  [{ a: [1] }, '{"a":[1]}', true],
  [{ a: [1] }, 'not JSON', false],
])('%j as recorded and %j from the runner match: %s', (recorded, ours, expected) => {
  expect(matchesRecorded(recorded, ours)).toBe(expected);
});

const BRANCH = jsonpath({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } });
const PARALLEL = jsonpath({ P: { Type: 'Parallel', Branches: [BRANCH, BRANCH], End: true } });

/** What the recorder would have kept of our own history: the ids and links as they are, the rest as it is. */
async function recordedFromOurs(): Promise<JsonObject[]> {
  return (await run(PARALLEL)).history.map((event) => ({ ...event }));
}

test('a history matches itself, and nothing that differs in one event', async () => {
  const { history } = await run(PARALLEL);
  const recorded = await recordedFromOurs();
  expect(sameEventTypes(recorded, history)).toBe(true);
  expect(sameLinks(recorded, history)).toBe(true);
  expect(sameDetails(recorded, history)).toBe(true);
  expect(sameEventTypes(recorded.slice(0, -1), history)).toBe(false);
  expect(sameEventTypes(recorded, history.slice(0, -1))).toBe(false);
  for (const index of recorded.keys()) {
    const other = (change: JsonObject) => recorded.map((event, at) => (at === index ? { ...event, ...change } : event));
    expect(sameEventTypes(other({ type: 'Other' }), history)).toBe(false);
    expect(sameLinks(other({ previousEventId: 99 }), history)).toBe(false);
    expect(sameDetails(other({ stateEnteredEventDetails: { name: 'Other' } }), history)).toBe(false);
  }
});

test('branches that the recorder sorted match in any order, with the one event that it lost', async () => {
  const { history } = await run(PARALLEL);
  const recorded = await recordedFromOurs();
  const branches = recorded.slice(3, 11).map((event): JsonObject => ({ ...event, id: [0] }));
  const after = recorded.slice(11).filter(({ type }) => type !== 'ParallelStateSucceeded');
  const sorted = [...recorded.slice(0, 3), ...branches.reverse(), ...after];
  expect(sameEventTypes(sorted, history)).toBe(true);
  expect(sameEventTypes([...recorded.slice(0, 3), ...branches.slice(1), ...after], history)).toBe(false);
});

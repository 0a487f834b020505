// Evaluations are remembered, and mutated expressions are compared without a simulation. So thousands of mutations can be tried.
import { SeededRandom, VirtualClock, type JsonObject } from 'sentiment-form-local/lib/asl';
import { Expressions } from 'sentiment-form-local/lib/asl/expressions';
import { CALM } from '../../tools/simulator/drills';
import { rememberEvaluations, type Situation } from '../../tools/simulator/memory';
import type { Seen } from '../../tools/simulator/mutations/baseline';
import { schedulesThatDiffer } from '../../tools/simulator/mutations/difference';

const random = new SeededRandom(1);
const situations = new Map<string, Seen>();
let schedule = 'none';
let seen: { readonly key: string; readonly situation: Situation };

rememberEvaluations((_source, key, situation) => {
  seen = { key, situation };
  const schedules = situations.get(key)?.schedules ?? new Set();
  situations.set(key, { situation, schedules: schedules.add(schedule) });
});

async function evaluate(source: string, variables: JsonObject, now: number = 0) {
  const states = { input: { a: [1, 2] }, context: { Execution: { Name: 'one', Input: { b: 3 } } } };
  return new Expressions().evaluate(source, { variables, states }, new VirtualClock(now), random);
}

test('returns the result of the evaluation each time, and never the same object', async () => {
  const first = await evaluate('$append($x, $states.input.a)', { x: [0] });
  (first as number[]).push(9);
  expect(await evaluate('$append($x, $states.input.a)', { x: [0] })).toEqual([0, 1, 2]);
  expect(await evaluate('$append($x, $states.input.a)', { x: [5] })).toEqual([5, 1, 2]);
  for (const _ of [1, 2]) await expect(evaluate('$error($x)', { x: 'no' })).rejects.toThrow('no');
});

test('distinguishes situations only by what the expression reads', async () => {
  await evaluate('$states.context.Execution.Input.b + $x', { x: 1, y: 2 }, 5);
  expect(seen.situation).toEqual({
    variables: { x: 1 },
    states: { context: { Execution: { Input: { b: 3 } } } },
    now: 0,
  });
  await evaluate('$millis()', {}, 5);
  expect(await evaluate('$millis()', {}, 6)).toBe(6);
});

test('does not remember random values', async () => {
  expect(await evaluate('$uuid()', {})).not.toBe(await evaluate('$uuid()', {}));
});

test('finds the schedules in which a mutated expression gives something else', async () => {
  situations.clear();
  const before = '$x > 3 ? $x : $error("small")';
  for (const x of [3, 4, 5]) {
    schedule = `with ${x}`;
    await evaluate(before, { x }).catch(() => undefined);
  }
  const runs = ['with 3', 'with 4', 'with 5'].map((name) => ({
    drill: { name, schedule: CALM },
    entered: new Set(''),
  }));
  const baseline = { runs, situationsOf: () => situations };
  const differ = async (after: string) => schedulesThatDiffer(baseline, { before, after });
  expect(await differ('$x > 4 ? $x : $error("small")')).toEqual(new Set(['with 4']));
  expect(await differ('$x >= 3 ? $x : $error("small")')).toEqual(new Set(['with 3']));
  // It is an error as well, and the kind of error does not matter.
  expect(await differ('$x > 3 ? $x : $error("other")')).toEqual(new Set());
  // Nothing is known of what the expression did not read.
  expect(await differ('$y > 3 ? $x : $error("small")')).toBeUndefined();
});

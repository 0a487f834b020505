/** JSONata as Step Functions has it: its extra functions, its clean results, its errors, and nothing that stays behind. */
import { VirtualClock } from '../../../src/base/clock';
import { type Json } from '../../../src/base/json';
import { evaluate, failureOf, jsonata, outputOf, run } from '../support/run';

test.each<[string, Json]>([
  ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
  ['$range(1, 10, 3)', [1, 4, 7, 10]],
  ['$range(3, 1, -1)', [3, 2, 1]],
  ['$hash("a", "MD5")', '0cc175b9c0f1b6a831c399e269772661'],
  ['$parse("{\\"a\\": [1, null]}")', { a: [1, null] }],
  ['$random(7) = $random(7)', true],
  ['$random(7) = $random(8)', false],
  ['$states.input.list[v > 1].v', [2, 3]],
  ['$states.input.list[v > 2]', { v: 3 }],
  ['$states.input.list[v > 2][]', [{ v: 3 }]],
  ['[]', []],
  ['{"gone": $nothing, "here": null}', { here: null }],
  ['$string($states.input.list[0])', '{"v":1}'],
  ['$states.context.State.Name', 'It'],
])('evaluates %s', async (expression, expected) => {
  expect(await evaluate(`{% ${expression} %}`, { list: [{ v: 1 }, { v: 2 }, { v: 3 }] })).toEqual(expected);
});

test("removes JSONata's markers from the arrays that it returns", async () => {
  const list = await evaluate('{% $states.input.list.v %}', { list: [{ v: 1 }, { v: 2 }] });
  expect(Object.getOwnPropertyNames(list)).toEqual(['0', '1', 'length']);
});

test.each([' {% 1 %}', '{% 1 %} ', '{%%', 'text', '$states.input'])('treats %j as a constant', async (text) => {
  expect(await evaluate(text)).toBe(text);
});

test('uses the time of the clock, which stays the same during an evaluation', async () => {
  const clock = new VirtualClock(Date.UTC(2026, 1, 3, 4, 5, 6));
  const output = { now: '{% $now() %}', year: '{% $now("[Y]") %}', same: '{% $toMillis($now()) = $millis() %}' };
  expect(await evaluate(output, {}, { clock })).toEqual({ now: '2026-02-03T04:05:06.000Z', year: '2026', same: true });
});

test('uses the random numbers that it is given', async () => {
  const random = { next: () => 0.125, uuid: () => 'a-uuid' };
  expect(await evaluate('{% [$random(), $uuid()] %}', {}, { random })).toEqual([0.125, 'a-uuid']);
});

test.each([
  ['$states.input.missing', 'returned nothing (undefined).'],
  ['$nothing.at.all', 'returned nothing (undefined).'],
  ['$uppercase', 'returned an unsupported result type.'],
  ['function($x){$x}', 'returned an unsupported result type.'],
  ['{"f": function($x){$x}}', 'returned an unsupported result type.'],
  ['1 + "a"', 'threw an error during evaluation. T2002: The right side of the "+" operator must evaluate to a number'],
  ['$eval("1")', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
  ['$error("no")', 'threw an error during evaluation. D3137: no'],
  ['(', 'threw an error during evaluation. S0203: Expected ")" before end of expression'],
])("fails with AWS's message for %s", async (expression, message) => {
  const where = `The JSONata expression '${expression}' specified for the field 'Output'`;
  expect(await failureOf(expression)).toBe(
    `An error occurred while executing the state 'It' (entered at the event id #2). ${where} ${message}`,
  );
});

test('includes the location of the expression in the field', async () => {
  const machine = jsonata({ It: { Type: 'Pass', Output: { a: [{ b: '{% $nothing %}' }] }, End: true } });
  expect((await run(machine)).cause).toContain("specified for the field 'Output/a[0]/b'");
});

test('does not show variables that an expression binds to another execution', async () => {
  const machine = jsonata({
    It: { Type: 'Pass', Output: '{% $exists($kept) ? "leak" : ($kept := 1; "clean") %}', End: true },
  });
  expect(outputOf(await run(machine))).toBe('clean');
  expect(outputOf(await run(machine))).toBe('clean');
});

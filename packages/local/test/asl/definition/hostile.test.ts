/** A definition comes from outside: whatever it is, the check answers, and soon. */
import fc from 'fast-check';
import { END, only, problemsOf, TASK } from './machines';
import { checkDefinition } from '../../../src/asl/definition';
import { Json, JsonObject } from '../../../src/base/json';

const FIELDS = [
  ...[
    'StartAt',
    'States',
    'QueryLanguage',
    'Type',
    'Next',
    'End',
    'Choices',
    'And',
    'Not',
    'Variable',
    'StringEqualsPath',
  ],
  ...[
    'Branches',
    'ItemProcessor',
    'Iterator',
    'ProcessorConfig',
    'Mode',
    'Label',
    'Items',
    'Retry',
    'Catch',
    'ErrorEquals',
    'IntervalSeconds',
    'MaxDelaySeconds',
  ],
  ...[
    'Assign',
    'Parameters',
    'a.$',
    'Output',
    'Resource',
    'Seconds',
    'Timestamp',
    'TimeoutSeconds',
    'X',
    '__proto__',
    'toString',
    'valueOf',
  ],
];
const WORDS = [
  ...[
    'X',
    'Pass',
    'Task',
    'Choice',
    'Wait',
    'Map',
    'Parallel',
    'Fail',
    'JSONata',
    'JSONPath',
    'DISTRIBUTED',
    'constructor',
  ],
  ...['{% $ %}', '{% ( %}', '$.a', '$[', 'States.Format(', 'States.ALL', 'arn:aws:states:::dynamodb:putItem'],
];

/** JSON that uses the words of the language in the wrong places. */
const scrambled = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(null, true, 0, -1, 1e9, 0.5)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 6 }),
  ),
})).value;

function isAnswered(definition: Json): void {
  for (const type of ['STANDARD', 'EXPRESS'] as const) {
    for (const { code, path, message } of checkDefinition(definition, { type })) {
      expect([code, message]).not.toContain('');
      expect(path ?? '/').toMatch(/^\//);
    }
  }
}

test('returns problems for any JSON, and never throws', () => {
  fc.assert(fc.property(fc.jsonValue() as fc.Arbitrary<Json>, isAnswered), { numRuns: 300 });
});

test('returns problems for randomly combined fields of the language, and never throws', () => {
  fc.assert(fc.property(scrambled, isAnswered), { numRuns: 1000 });
  fc.assert(
    fc.property(scrambled, (state) => isAnswered(only(state))),
    { numRuns: 1000 },
  );
});

test('returns a result for a state with any one field replaced', () => {
  const field = fc.constantFrom(...FIELDS);
  const base = fc.constantFrom<JsonObject>(TASK, END, { Type: 'Choice', Choices: [] }, { Type: 'Map', End: true });
  fc.assert(
    fc.property(base, field, scrambled, (state, name, value) => isAnswered(only({ ...state, [name]: value }))),
    { numRuns: 1000 },
  );
});

test('returns a result for expressions, paths and names that are made to exhaust a parser', () => {
  const long = 100_000;
  const states: JsonObject[] = [
    { ...END, QueryLanguage: 'JSONata', Output: `{% ${'('.repeat(long)} %}` },
    { ...END, Parameters: { 'a.$': `$${'['.repeat(long)}` } },
    { ...END, Parameters: { 'a.$': `States.Array(${"'".repeat(long)}` } },
    { ...END, ResultPath: `$${'.a'.repeat(long)}!` },
    { Type: 'Wait', Timestamp: `2026-01-01T00:00:00.${'0'.repeat(long)}`, End: true },
  ];
  const started = process.cpuUsage();
  for (const state of states.slice(0, 3)) expect(problemsOf(only(state))).toHaveLength(1);
  for (const state of states.slice(3)) isAnswered(only(state));
  expect(cpuMillis(started)).toBeLessThan(3000);
});

test('checks a thousand states in much less than a second', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `S${index}`);
  const States = Object.fromEntries(
    names.map((name, index) => {
      const next: JsonObject = index === 999 ? { End: true } : { Next: names[index + 1] };
      const Parameters = { 'a.$': "States.Format('{}', $.a.b)", b: [{ 'c.$': '$.c' }] };
      return [name, { Type: 'Pass', Parameters, ...next }];
    }),
  );
  const started = process.cpuUsage();
  expect(problemsOf({ StartAt: 'S0', States })).toEqual([]);
  expect(cpuMillis(started)).toBeLessThan(1000);
});

test('reports every one of very many problems', () => {
  const state = {
    ...END,
    ...Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [index.toString(36), 0])),
  };
  expect(problemsOf(only(state))).toHaveLength(100_000);
});

test('compares the variables of thousands of branches with the outer ones quickly', () => {
  const branch = (index: number): JsonObject => ({
    StartAt: `S${index}`,
    States: { [`S${index}`]: { ...END, Assign: { [`v${index}`]: 0, w: 0 } } },
  });
  const Branches = Array.from({ length: 8000 }, (_, index) => branch(index));
  const started = process.cpuUsage();
  const problems = problemsOf(only({ Type: 'Parallel', Branches, End: true, Assign: { v0: 1 } }));
  expect(problems).toEqual([expect.stringContaining("The variable 'v0' is already assigned in an outer scope")]);
  expect(cpuMillis(started)).toBeLessThan(3000);
});

/** CPU time instead of the clock, because other processes may slow down the machine. */
function cpuMillis(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** What Parallel and Map must look like: one case a rule, and the words of its refusal. */
import { DISTRIBUTED, END, MAP, only, problemsOf, problemsOfX, StateCase } from './machines';

test.each<StateCase>([
  ['a Parallel has branches', { Type: 'Parallel', End: true }, 'Branches must be an array at /Branches'],
  ['a Parallel has a branch', { Type: 'Parallel', Branches: [], End: true }, 'Value cannot be empty at /Branches'],
  [
    'a branch is an object',
    { Type: 'Parallel', Branches: ['Y'], End: true },
    'A branch must be an object at /Branches[0]',
  ],
  [
    'a Map has a processor',
    { Type: 'Map', End: true },
    'Exactly one of the fields ItemProcessor, Iterator is required, as an object at ',
  ],
  ['a label needs a distributed Map', { ...MAP, Label: 'l' }, 'Field is supported in a distributed Map only at /Label'],
  [
    'a label is short',
    { ...DISTRIBUTED, Label: 'l'.repeat(41) },
    'Label must be a string of 1 to 40 characters at /Label',
  ],
  [
    'a label fits into an ARN',
    { ...DISTRIBUTED, Label: 'a:b' },
    'Label holds a character that is not allowed at /Label',
  ],
  [
    'a concurrency counts',
    { ...MAP, MaxConcurrency: -1 },
    'MaxConcurrency must be an integer of at least 0 at /MaxConcurrency',
  ],
  [
    'a percentage ends at 100',
    { ...DISTRIBUTED, ToleratedFailurePercentage: 101 },
    'ToleratedFailurePercentage must be a number from 0 to 100 at /ToleratedFailurePercentage',
  ],
  [
    'a mode exists',
    { ...MAP, ItemProcessor: { ProcessorConfig: { Mode: 'REMOTE' }, StartAt: 'Y', States: { Y: END } } },
    'Mode must be INLINE or DISTRIBUTED at /ItemProcessor/ProcessorConfig/Mode',
  ],
  [
    'a distributed Map says what it runs',
    { ...MAP, ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'Y', States: { Y: END } } },
    'ExecutionType must be STANDARD or EXPRESS at /ItemProcessor/ProcessorConfig/ExecutionType',
  ],
])('%s', (_rule, state, ...problems) => {
  expect(problemsOfX(only(state))).toEqual(problems);
});

test('a distributed Map is for standard state machines only', () => {
  expect(problemsOf(only(DISTRIBUTED))).toEqual([]);
  expect(problemsOf(only(DISTRIBUTED), { type: 'EXPRESS' })).toEqual([
    'SCHEMA_VALIDATION_FAILED: Express state machine does not support DISTRIBUTED mode of Map at /States/X',
  ]);
});

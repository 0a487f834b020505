/** What Parallel and Map must look like: one case a rule, and the words of its refusal. */
import { DISTRIBUTED, END, MAP, only, problemsOf, problemsOfX, StateCase } from './machines';
import { JsonObject } from '../../../src/base/json';

const processed = (ProcessorConfig: JsonObject): JsonObject => ({
  ...MAP,
  ItemProcessor: { ProcessorConfig, StartAt: 'Y', States: { Y: END } },
});

test.each<StateCase>([
  ['a Parallel has branches', { Type: 'Parallel', End: true }, 'These fields are required: [Branches] at '],
  ['a Parallel has a branch', { Type: 'Parallel', Branches: [], End: true }, 'Value cannot be empty at /Branches'],
  [
    'a branch is an object',
    { Type: 'Parallel', Branches: ['Y'], End: true },
    'Expected value of type Object at /Branches[0]',
  ],
  [
    'a Map has a processor',
    { Type: 'Map', End: true },
    'This object should have only one of the following fields: [ItemProcessor, Iterator] at ',
  ],
  [
    'a Map has one processor',
    { ...MAP, Iterator: { StartAt: 'Z', States: { Z: END } } },
    'There should only be one of the following fields: [ItemProcessor, Iterator] at ',
  ],
  ['a label needs a distributed Map', { ...MAP, Label: 'l' }, 'Field is supported in a distributed Map only at /Label'],
  [
    'a label is short',
    { ...DISTRIBUTED, Label: 'l'.repeat(41) },
    'INVALID_LABEL_NAME: Label must be a string of 1 to 40 characters at /Label',
  ],
  [
    'a label fits into an ARN',
    { ...DISTRIBUTED, Label: 'a:b' },
    'INVALID_LABEL_NAME: Label holds a character that is not allowed at /Label',
  ],
  ['a concurrency counts', { ...MAP, MaxConcurrency: -1 }, 'Minimum value is 0 at /MaxConcurrency'],
  [
    'a percentage ends at 100',
    { ...DISTRIBUTED, ToleratedFailurePercentage: 101 },
    'Maximum value is 100 at /ToleratedFailurePercentage',
  ],
  [
    'a mode exists',
    processed({ Mode: 'REMOTE' }),
    'Value should be one of the following: [INLINE, DISTRIBUTED] at /ItemProcessor/ProcessorConfig/Mode',
  ],
  [
    'a distributed Map says what it runs',
    processed({ Mode: 'DISTRIBUTED' }),
    'These fields are required: [ExecutionType] at /ItemProcessor/ProcessorConfig',
  ],
  [
    'an execution type exists',
    processed({ Mode: 'DISTRIBUTED', ExecutionType: 'FAST' }),
    'Value should be one of the following: [STANDARD, EXPRESS] at /ItemProcessor/ProcessorConfig/ExecutionType',
  ],
  [
    'an inline Map has no execution type',
    processed({ Mode: 'INLINE', ExecutionType: 'EXPRESS' }),
    "Field 'ExecutionType' is not supported at /ItemProcessor/ProcessorConfig",
  ],
])('%s', (_rule, state, ...problems) => {
  expect(problemsOfX(only(state))).toEqual(problems);
});

test('a distributed Map requires a STANDARD state machine', () => {
  expect(problemsOf(only(DISTRIBUTED))).toEqual([]);
  expect(problemsOf(only(DISTRIBUTED), { type: 'EXPRESS' })).toEqual([
    "SCHEMA_VALIDATION_FAILED: The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines " +
      'at /States/X/ItemProcessor/ProcessorConfig/Mode',
  ]);
});

test('a label must be unique in a definition', () => {
  const labelled = (inner: string, rest: JsonObject): JsonObject => ({
    ...DISTRIBUTED,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: inner,
      States: { [inner]: END },
    },
    Label: 'l',
    ...rest,
  });
  const first = labelled('Y', { End: false, Next: 'Z' });
  expect(problemsOf({ StartAt: 'X', States: { X: first, Z: labelled('W', {}) } })).toEqual([
    'DUPLICATE_LABEL_NAME: Duplicate Label name: l at /States/Z/Label',
  ]);
});

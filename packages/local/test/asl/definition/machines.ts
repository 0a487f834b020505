/** Small definitions for the tests: one state under test, in an otherwise correct definition. */
import { checkDefinition, CheckOptions, describeProblem } from '../../../src/asl/definition';
import { Json, JsonObject } from '../../../src/base/json';

/** A state that does nothing and ends. */
export const END: JsonObject = { Type: 'Pass', End: true };

/** A Task that ends, whose Resource is a function. */
export const TASK: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:work',
  End: true,
};

/** A machine of one state, named X. */
export function only(state: Json, machine: JsonObject = {}): JsonObject {
  return { ...machine, StartAt: 'X', States: { X: state } };
}

/** A JSONata machine of one state, named X. */
export function onlyJsonata(state: Json): JsonObject {
  return only(state, { QueryLanguage: 'JSONata' });
}

/** The problems of a definition, a line each. */
export function problemsOf(definition: Json, options?: CheckOptions): string[] {
  return checkDefinition(definition, options).map(describeProblem);
}

/** A rule, a state named X that breaks it, and the problems that follow, their places told from X on. */
export type StateCase = [rule: string, state: Json, ...problems: string[]];

/** An inline Map that ends. */
export const MAP: JsonObject = { Type: 'Map', ItemProcessor: { StartAt: 'Y', States: { Y: END } }, End: true };

/** A distributed Map that ends. */
export const DISTRIBUTED: JsonObject = {
  ...MAP,
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Y',
    States: { Y: END },
  },
};

/** A choice that leads back to X. */
export const AGAIN: JsonObject = { Variable: '$.a', IsPresent: true, Next: 'X' };

/** A Choice of one choice. */
export function choice(rule: Json): JsonObject {
  return { Type: 'Choice', Choices: [rule] };
}

/** The schema problems of X. A Choice can only lead back to X, so that its machine has no end: that is left out. */
export function problemsOfX(definition: Json): string[] {
  return problemsOf(definition)
    .filter((problem) => !problem.startsWith('MISSING_END_STATE'))
    .map((problem) => problem.replace('SCHEMA_VALIDATION_FAILED: ', '').replace(' at /States/X', ' at '));
}

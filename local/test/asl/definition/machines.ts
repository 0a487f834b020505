/** Small definitions for the tests: one state under test, and whatever it needs to be right otherwise. */
import { Json, JsonObject } from '../../../src/asl/contract';
import { checkDefinition, CheckOptions, describeProblem } from '../../../src/asl/definition';

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

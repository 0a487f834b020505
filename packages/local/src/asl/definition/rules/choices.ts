/** A Choice has rules, and each has a condition in its query language and a target. */
import { isObject, Json, JsonObject } from '../../../base/json';
import { comparisonProblems, isComparisonField, kindProblems } from '../comparison';
import { isExpression } from '../jsonata-text';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';
import { emptyValue, foreignField, missingFields, otherType, unsupportedField } from '../schema';

const JSONATA_FIELDS = ['Condition', 'Next', 'Assign', 'Output', 'Comment'];

/** The rules of a Choice, and its default. */
export function* choices(state: StateView): Generator<DefinitionProblem> {
  const { fields, path, type } = state;
  if (type !== 'Choice') return;
  if (fields.Default !== undefined && typeof fields.Default !== 'string') yield otherType(`${path}/Default`, 'String');
  if (fields.Choices === undefined) {
    yield missingFields(path, ['Choices']);
    return;
  }
  if (!Array.isArray(fields.Choices)) {
    yield otherType(`${path}/Choices`, 'Array');
    return;
  }
  if (fields.Choices.length === 0) yield emptyValue(`${path}/Choices`);
  for (const [index, choice] of fields.Choices.entries()) {
    yield* choiceProblems(state, choice, `${path}/Choices[${index}]`);
  }
}

function* choiceProblems(state: StateView, choice: Json, path: string): Generator<DefinitionProblem> {
  if (!isObject(choice)) {
    yield otherType(path, 'Object');
    return;
  }
  yield* targetProblems(choice.Next, path);
  yield* kindProblems(choice, path);
  if (state.queryLanguage === 'JSONata') yield* conditionProblems(state, choice, path);
  else yield* comparisonProblems(choice, path, ['Next', 'Assign', 'Comment']);
}

function* conditionProblems(state: StateView, choice: JsonObject, path: string): Generator<DefinitionProblem> {
  for (const field of Object.keys(choice)) {
    if (JSONATA_FIELDS.includes(field)) continue;
    if (isComparisonField(field)) yield foreignField(path, field, 'JSONata');
    else yield unsupportedField(path, field);
  }
  if (choice.Condition === undefined) return;
  if (typeof choice.Condition !== 'boolean' && !isExpression(state, choice.Condition)) {
    yield schemaProblem(`${path}/Condition`, 'Condition must be a JSONata expression or a boolean');
  }
}

/** The target of a rule or a catcher. */
export function* targetProblems(target: Json | undefined, path: string): Generator<DefinitionProblem> {
  if (target === undefined) yield missingFields(path, ['Next']);
  else if (typeof target !== 'string') yield otherType(`${path}/Next`, 'String');
}

/** A Choice has choices, and each is a question of its query language and a place to go to. */
import { Json, JsonObject } from '../../contract';
import { isObject } from '../../json';
import { comparisonProblems } from '../comparison';
import { isExpression } from '../jsonata-text';
import { StateView } from '../machine';
import { DefinitionProblem, schemaProblem } from '../problem';

const JSONATA_FIELDS = ['Condition', 'Next', 'Assign', 'Output', 'Comment'];

/** The choices of a Choice, and its default. */
export function* choices(state: StateView): Generator<DefinitionProblem> {
  const { fields, path, type } = state;
  if (type !== 'Choice') return;
  if (fields.Default !== undefined && typeof fields.Default !== 'string') {
    yield schemaProblem(`${path}/Default`, 'Default must be the name of a state');
  }
  if (!Array.isArray(fields.Choices) || fields.Choices.length === 0) {
    yield schemaProblem(`${path}/Choices`, 'Choices must be an array of at least one choice');
    return;
  }
  for (const [index, choice] of fields.Choices.entries()) {
    yield* choiceProblems(state, choice, `${path}/Choices[${index}]`);
  }
}

function* choiceProblems(state: StateView, choice: Json, path: string): Generator<DefinitionProblem> {
  if (!isObject(choice)) {
    yield schemaProblem(path, 'A choice must be an object');
    return;
  }
  if (typeof choice.Next !== 'string') yield schemaProblem(`${path}/Next`, 'Next must be the name of a state');
  if (state.queryLanguage === 'JSONata') yield* conditionProblems(state, choice, path);
  else yield* comparisonProblems(choice, path, ['Next', 'Assign', 'Comment']);
}

function* conditionProblems(state: StateView, choice: JsonObject, path: string): Generator<DefinitionProblem> {
  for (const field of Object.keys(choice)) {
    if (!JSONATA_FIELDS.includes(field)) yield schemaProblem(`${path}/${field}`, 'Field is not supported');
  }
  if (typeof choice.Condition !== 'boolean' && !isExpression(state, choice.Condition)) {
    yield schemaProblem(`${path}/Condition`, 'Condition must be a JSONata expression or a boolean');
  }
}

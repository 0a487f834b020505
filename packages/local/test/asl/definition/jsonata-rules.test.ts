/** The rules for a JSONata state: one case for each rule, with its error message. */
import { AGAIN, choice, END, MAP, onlyJsonata, problemsOfX, StateCase, TASK } from './machines';

import { Json } from '../../../src/base/json';
describe('in a JSONata state machine', () => {
  test.each<StateCase>([
    ...['InputPath', 'Parameters', 'ResultSelector', 'ResultPath', 'OutputPath'].map((field): StateCase => [
      `a Task has no ${field}`,
      { ...TASK, [field]: '$' },
      `The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage at `,
    ]),
    [
      'a choice has a condition',
      choice(AGAIN),
      ...['Variable', 'IsPresent'].map(
        (field) =>
          `The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' ` +
          'QueryLanguage at /Choices[0]',
      ),
    ],
    [
      'a choice is of a kind',
      choice({ Next: 'X' }),
      'The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /Choices[0]',
    ],
    [
      'a condition is an expression',
      choice({ Next: 'X', Condition: '$.a' }),
      'Condition must be a JSONata expression or a boolean at /Choices[0]/Condition',
    ],
    ...[' {% 1 %}', '{% 1 %} ', '{%}'].map((text): StateCase => [
      `an expression has its marks at its ends, unlike '${text}'`,
      { ...END, Output: text },
      'JSONata string must start with {% and end with %} at /Output',
    ]),
    [
      'Items are items',
      { ...MAP, Items: 'all' },
      'Items must be an array, an object or a JSONata expression at /Items',
    ],
    [
      'a variable is not called states',
      { ...END, Assign: { states: 1 } },
      "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /Assign/states",
    ],
  ])('%s', (_rule, state, ...problems) => {
    expect(problemsOfX(onlyJsonata(state))).toEqual(problems);
  });

  test.each<[what: string, state: Json]>([
    ['a wait that is computed', { Type: 'Wait', Seconds: '{% $states.input.s %}', End: true }],
    ['a condition', { ...choice({ Condition: '{% $x > 1 %}', Next: 'X', Output: '{% 1 %}' }) }],
    ['a timeout that is computed', { ...TASK, TimeoutSeconds: '{% 5 %}', Arguments: { a: '{% $states.input %}' } }],
    ['items that are computed', { ...MAP, Items: '{% [1..3] %}', MaxConcurrency: '{% 2 %}' }],
    ['text that only looks like a path or a call', { ...END, Output: { 'a.$': 'States.Nothing(' } }],
  ])('accepts %s', (_what, state) => {
    expect(problemsOfX(onlyJsonata(state))).toEqual([]);
  });
});

import { variableReferences } from '../../../src/asl/definition/variable-references';
import { type JsonObject } from '../../../src/base/json';
import { jsonata, jsonpath } from '../support/run';

const INNER = { S: { Type: 'Pass', Parameters: { 'of.$': '$outer.name' }, End: true } };

test.each<[string, JsonObject, Record<string, string[]>]>([
  ['no variables', { A: { Type: 'Pass', Parameters: { 'a.$': '$.a', 'b.$': '$$.State.Name', c: '$text' } } }, {}],
  ['paths', { A: { Type: 'Pass', InputPath: '$b', OutputPath: '$a.of[0]', ResultPath: '$.c' } }, { A: ['a', 'b'] }],
  ['a template', { A: { Type: 'Pass', Parameters: { x: [{ 'y.$': '$list[*]' }] } } }, { A: ['list'] }],
  [
    'intrinsic functions',
    { A: { Type: 'Pass', Assign: { 'x.$': "States.Format('$no {} $no', States.MathAdd($b, $a.c))" } } },
    { A: ['a', 'b'] },
  ],
  [
    'a choice',
    { A: { Type: 'Choice', Choices: [{ Not: { Variable: '$guess', StringEqualsPath: '$answer' } }] } },
    { A: ['answer', 'guess'] },
  ],
  ['a catcher', { A: { Type: 'Task', Catch: [{ Assign: { 'error.$': '$last' } }] } }, { A: ['last'] }],
  [
    'a Map and the states in it',
    { M: { Type: 'Map', ItemsPath: '$items', ItemProcessor: jsonpath(INNER) }, A: { Type: 'Fail', ErrorPath: '$e' } },
    { M: ['items'], S: ['outer'], A: ['e'] },
  ],
])('in JSONPath: %s', (_what, states, references) => {
  expect(variableReferences(jsonpath(states))).toEqual(references);
});

test.each<[string, string[]]>([
  ['$states.input.a', []],
  ['$b + $a.c[$d > 1]', ['a', 'b', 'd']],
  ['$sum($list) & $hash($text, "MD5") & $map($list, $uppercase)', ['list', 'text']],
  ['($own := $outer; $own)', ['outer']],
  ['$map($list, function($item, $i) { $item + $i })', ['list']],
  ['$list#$at.{ "at": $at, "of": $ }', ['list']],
  ['$states.input.lines@$line.text[$line = 1]', []],
  ['1 +', []],
])('in JSONata: %s', (expression, names) => {
  const states = { A: { Type: 'Pass', Output: { it: `{% ${expression} %}`, text: '$no' }, End: true } };
  expect(variableReferences(jsonata(states))).toEqual(names.length === 0 ? {} : { A: names });
});

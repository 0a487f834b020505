// Every state that an earlier version had is there under its name of today, or under the name that the table gives it.
import type { JsonObject } from 'sentiment-form-local/lib/asl';
import { REMOVED_STATES, RENAMED_STATES } from './renamed-states';
import { earlierTemplate, synthesizeNow, type DeployedTemplate } from './templates';
import { statesIn } from '../../tools/states-in';

const earlier = statesOf(earlierTemplate());
const now = statesOf(synthesizeNow().template);

test('each state of the earlier version has a new name, except for those that were removed', () => {
  expect(earlier.length).toBeGreaterThan(50);
  const missing = earlier.filter((name) => !now.includes(RENAMED_STATES[name] ?? name));
  expect(new Set(missing)).toEqual(new Set(REMOVED_STATES));
});

test('no state has an old name', () => {
  expect(now.filter((name) => name in RENAMED_STATES)).toEqual([]);
});

function statesOf({ Resources }: DeployedTemplate): string[] {
  return Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')
    .flatMap(({ Properties }) => statesIn(definitionOf(Properties.DefinitionString)))
    .map(([name]) => name);
}

/** A definition refers to other resources in what `Fn::Join` puts together; which ones does not matter here. */
function definitionOf(text: unknown): JsonObject {
  const parts = typeof text === 'string' ? [text] : (text as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'reference')).join('')) as JsonObject;
}

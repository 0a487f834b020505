/** A mutation as replacements of text. These also work in the templates of tests, which have other props and other names. */
import type { Json, JsonObject } from 'sentiment-form-local/lib/asl';
import { statesIn, type Mutation } from './mutation';
import { mapStates, type State } from '../states';

/** Replaces one text by another in all states with this name. */
export interface TextEdit {
  readonly state: string;
  readonly from: string;
  readonly to: string;
}

/** The changes that a mutation makes in states. Empty if it changes something else. */
export function editsOf(mutation: Mutation): TextEdit[] {
  const before = mutation.deployment();
  const after = mutation.apply(before).stateMachines;
  return before.stateMachines.flatMap((machine, place) => {
    const changed = statesIn(after[place]);
    return [...statesIn(machine)].flatMap(([state, content]) => {
      const [from, to] = [own(content), own(changed.get(state) ?? {})];
      return from === to ? [] : [{ state, ...shortest(from, to) }];
    });
  });
}

/** A definition with the edits made in it. */
export function edited(definition: Json, edits: readonly TextEdit[]): Json {
  return mapStates(definition, (name, { Branches: branches, ItemProcessor: processor, ...state }) => {
    const changed = edits
      .filter((edit) => edit.state === name)
      .reduce((text, { from, to }) => text.replace(from, () => to), JSON.stringify(state));
    const inner = { ...(branches && { Branches: branches }), ...(processor && { ItemProcessor: processor }) };
    return [[name, { ...(JSON.parse(changed) as JsonObject), ...inner }]];
  });
}

/** A state without the states in it. */
function own({ Branches: _branches, ItemProcessor: _processor, ...state }: State): string {
  return JSON.stringify(state);
}

/** The part in which two texts differ, with enough text around it to make it unique. */
function shortest(before: string, after: string): { from: string; to: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  for (let beside = 1; ; beside += 5) {
    const [first, last] = [Math.max(0, start - beside), Math.max(0, end - beside)];
    const from = before.slice(first, before.length - last);
    const isWhole = first === 0 && last === 0;
    if (isWhole || before.indexOf(from) === before.lastIndexOf(from)) {
      return { from, to: after.slice(first, after.length - last) };
    }
  }
}

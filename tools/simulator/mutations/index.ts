/** All mistakes: those that are known by name, and those that rules find in any state. */
import { deployedMutations } from './deployed';
import { KNOWN } from './known';
import { statesIn, withStates, type Mutation, type State } from './mutation';
import { mutantsOf, sameMistake } from './operators';
import { isSettled } from './settled';
import { deploymentOfForm, type Deployment } from '../deployment';
import type { Form } from '../forms/form';
import { NOTIFYING, WIDE } from '../forms/forms';
import { CUSTOM, OTHERS } from '../forms/others';

export { KNOWN } from './known';
export { type Mutation } from './mutation';

/**
 * In their order. What forms have in common is changed in the first of them: of the others, only those states that no form
 * before has, or that are made otherwise for each form.
 */
export function allMutations(): Mutation[] {
  return withOwnNames([...KNOWN, ...deployedMutations(), ...mutationsIn([NOTIFYING, WIDE, ...OTHERS])]);
}

/** Those that the simulator has to see without the tests. */
export function settledMutations(): Mutation[] {
  return withOwnNames([...deployedMutations(), ...mutationsIn([NOTIFYING]).filter(isSettled)]);
}

/** Results are noted by name. */
function withOwnNames(mutations: readonly Mutation[]): Mutation[] {
  const counts = new Map<string, number>();
  return mutations.map((mutation) => {
    const count = (counts.get(mutation.name) ?? 0) + 1;
    counts.set(mutation.name, count);
    return count === 1 ? mutation : { ...mutation, name: `${mutation.name} (${count})` };
  });
}

function mutationsIn(forms: readonly Form[]): Mutation[] {
  const seen = new Set<string>();
  const isNew = (text: string): boolean => !seen.has(text) && seen.add(text).has(text);
  return forms.flatMap((form) => mutationsOf(form, isNew));
}

const MADE_FOR_A_FORM = [
  'Detect Sentiment',
  'Does It Need Attention?',
  'Is There More to Do?',
  'Read Record',
  'Record Sentiment',
];
/** Only where the index has shards, there is more than one partition to ask. */
const OF_SHARDS = ['Find Unfinished Submissions', 'Are There More Submissions?'];

function mutationsOf(form: Form, isNew: (text: string) => boolean): Mutation[] {
  const isWorthIt = (name: string, title: string, state: State): boolean =>
    OF_SHARDS.includes(name)
      ? form === CUSTOM
      : isNew(title) || (MADE_FOR_A_FORM.includes(name) && isNew(JSON.stringify(state))) || isWide(form, name);
  const { stateMachines, formArn } = deploymentOfForm(form);
  return stateMachines.flatMap((machine) => {
    // The sweep has a state whose name the form's state machine has as well.
    const title = (name: string) => (machine.arn === formArn ? name : `${name} of the sweep`);
    const states = [...statesIn(machine)].filter(([name, state]) => isWorthIt(name, title(name), state));
    return states.flatMap(([name, state]) =>
      mutantsOf(state, isNew).map((mutant) => ({
        name: `${title(name)} (${form.name}): ${mutant.name}`,
        state: name,
        change: mutant.change,
        again: (other: State) => sameMistake(mutant, other),
        deployment: () => deploymentOfForm(form),
        apply: (deployment: Deployment) =>
          withStates(deployment, { [name]: () => mutant.state }, { machineArn: machine.arn }),
      })),
    );
  });
}

/** Its fields are of all kinds, and it looks for spam in more ways. */
function isWide(form: Form, name: string): boolean {
  return form === WIDE && name === 'Check Submission';
}

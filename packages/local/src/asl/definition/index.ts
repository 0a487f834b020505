/**
 * Refuses, before it runs, a definition that CreateStateMachine would refuse. The rules are small and independent of
 * each other; the messages are AWS's where they are known.
 */
import { everyMachine, everyState, MachineView, readMachine } from './machine';
import { DefinitionProblem, describeProblem, schemaProblem } from './problem';
import { machineRules, stateRules } from './rules';
import { sizeProblems } from './rules/size';
import { isObject, Json } from '../../base/json';

export { type DefinitionWarning, definitionWarnings } from './warnings';
export { type DefinitionProblem, type DefinitionProblemCode, describeProblem } from './problem';

/** What the check needs to know besides the definition. */
export interface CheckOptions {
  /**
   * An EXPRESS state machine supports less than a STANDARD one.
   *
   * @default STANDARD
   */
  readonly type?: 'STANDARD' | 'EXPRESS';
}

/** A definition was refused; the message is that of CreateStateMachine. */
export class DefinitionError extends Error {
  public constructor(public readonly problems: readonly DefinitionProblem[]) {
    super(`Invalid State Machine Definition: '${problems.map(describeProblem).join(', ')}'`);
    this.name = 'DefinitionError';
  }
}

/** Everything that is wrong with a definition; empty if nothing is. It never throws, for any input. */
export function checkDefinition(definition: Json, options: CheckOptions = {}): readonly DefinitionProblem[] {
  const tooLarge = sizeProblems(definition);
  if (tooLarge.length > 0) return tooLarge;
  if (!isObject(definition)) return [schemaProblem('/', 'Definition must be a valid JSON object')];
  const root = readMachine(definition, options.type === 'EXPRESS');
  return [...problemsOf(root)];
}

/** @throws DefinitionError when the definition has a problem */
export function assertDefinition(definition: Json, options: CheckOptions = {}): void {
  const problems = checkDefinition(definition, options);
  if (problems.length > 0) throw new DefinitionError(problems);
}

function* problemsOf(root: MachineView): Generator<DefinitionProblem> {
  for (const machine of everyMachine(root)) {
    for (const rule of machineRules) yield* rule(machine);
  }
  for (const state of everyState(root)) {
    for (const rule of stateRules) yield* rule(state);
  }
}

import { type StateMachineDescription } from './description';
import { checkDefinition, describeProblem } from '../../asl/definition';
import { StartError } from '../../base/start-error';
import { readablePath } from '../../cloudformation/planned';

/** Throws with every problem of every definition: AWS would refuse to deploy them. */
export function checkDefinitions(machines: readonly StateMachineDescription[]): void {
  const refused = machines.flatMap(({ path, definition, type }) => {
    const problems = checkDefinition(definition, { type });
    if (problems.length === 0) return [];
    return [
      `AWS would refuse the definition of ${readablePath(path)}:`,
      ...problems.map((p) => `  ${describeProblem(p)}`),
    ];
  });
  if (refused.length > 0) throw new StartError(refused.join('\n'));
}

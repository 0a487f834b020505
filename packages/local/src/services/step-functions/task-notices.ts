/**
 * Finds the Task states that would fail here, so that they are reported at the start and not by the first execution.
 */
import { type StateMachineDescription } from './description';
import { tasksIn } from './tasks';
import { type Notice } from '../../cloudformation/notice';

/** @param refusalOf why a resource cannot be called here; undefined if it can */
export function noticesOfTasks(
  machines: readonly StateMachineDescription[],
  refusalOf: (resource: string) => string | undefined,
): Notice[] {
  return machines.flatMap(({ path, definition }) =>
    tasksIn(definition).flatMap(({ name, resource }) => {
      const refusal = refusalOf(resource);
      if (refusal === undefined) return [];
      return [{ path, type: STATE_MACHINE, message: `the state "${name}" fails: ${refusal}` }];
    }),
  );
}

/** The state machines that cannot be started here. */
export function noticesOfMachineTypes(machines: readonly StateMachineDescription[]): Notice[] {
  const message = 'it does not run: only Express state machines do';
  return machines.filter(({ type }) => type !== 'EXPRESS').map(({ path }) => ({ path, type: STATE_MACHINE, message }));
}

const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';

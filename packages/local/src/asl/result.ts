/** Computes a state's output and its new variables from its result, in either query language. */
import { evaluateAssignments, evaluateField } from './fields-jsonata';
import { evaluateAssign, outputOf, selectResult } from './fields-jsonpath';
import { nextOf, type Outcome, type Visit } from './visit';
import type { Json } from '../base/json';

/** Ends a state that has a result: Task, Parallel and Map. */
export async function finishWithResult(visit: Visit, result: Json): Promise<Outcome> {
  const next = nextOf(visit.state);
  if (!visit.usesJsonata) {
    const selected = selectResult(visit, result);
    const assigned = evaluateAssign(visit, visit.state.Assign, selected);
    return { output: outputOf(visit, selected), next, assigned };
  }
  const data = { result };
  const { Output: output, Assign: assign } = visit.state;
  return {
    output: output === undefined ? result : await evaluateField(visit, output, 'Output', data),
    next,
    assigned: await evaluateAssignments(visit, assign, 'Assign', data),
  };
}

/** Ends a JSONata state that only passes its input on: Pass, Wait and Succeed. */
export async function finishWithInput(visit: Visit): Promise<Outcome> {
  const { Output: output, Assign: assign } = visit.state;
  return {
    output: output === undefined ? visit.input : await evaluateField(visit, output, 'Output'),
    next: nextOf(visit.state),
    assigned: await evaluateAssignments(visit, assign, 'Assign'),
  };
}

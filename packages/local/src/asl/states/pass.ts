/** Pass: passes its input on, or computes an output without any work. */
import { evaluateAssign, evaluateTemplate, effectiveInput, outputOf } from '../fields-jsonpath';
import { finishWithInput } from '../result';
import { nextOf, type Outcome, type Visit } from '../visit';

export async function runPass(visit: Visit): Promise<Outcome> {
  if (visit.usesJsonata) return finishWithInput(visit);
  const { Parameters: parameters, Result: fixed } = visit.state;
  const input = effectiveInput(visit);
  const payload = parameters === undefined ? input : evaluateTemplate(parameters, { visit, data: input });
  const result = fixed === undefined ? payload : fixed;
  const assigned = evaluateAssign(visit, visit.state.Assign, result);
  return { output: outputOf(visit, result), next: nextOf(visit.state), assigned };
}

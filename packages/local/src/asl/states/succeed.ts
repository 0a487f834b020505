/** Succeed: ends the sequence of states successfully. */
import { effectiveInput, readField } from '../fields-jsonpath';
import { finishWithInput } from '../result';
import type { Outcome, Visit } from '../visit';

export async function runSucceed(visit: Visit): Promise<Outcome> {
  if (visit.usesJsonata) return { output: (await finishWithInput(visit)).output };
  const data = effectiveInput(visit);
  const path = visit.state.OutputPath;
  if (path === undefined) return { output: data };
  return { output: path === null ? {} : readField(String(path), { visit, data }) };
}

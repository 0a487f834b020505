/** Parallel: runs all branches with the same input; its result is the list of their results. */
import { isObject, type Json, type JsonObject } from '../../base/json';
import { Failure } from '../errors';
import { evaluateField } from '../fields-jsonata';
import { effectiveInput, evaluateTemplate } from '../fields-jsonpath';
import { Fork } from '../fork';
import { finishWithResult } from '../result';
import { withRetryAndCatch } from '../retry-catch';
import type { Outcome, Visit } from '../visit';

export async function runParallel(visit: Visit): Promise<Outcome> {
  return withRetryAndCatch(visit, async () => finishWithResult(visit, await runBranches(visit)), 'ParallelStateFailed');
}

async function runBranches(visit: Visit): Promise<Json> {
  const input = await branchInput(visit);
  const machines = branchesOf(visit);
  const fork = new Fork(visit);
  const started = visit.record('ParallelStateStarted');
  const branches = machines.map(() => fork.open(started));
  const outputs: Json[] = [];
  const runBranch = async (index: number): Promise<void> => {
    const ending = await fork.run(branches[index], machines[index], input);
    if (ending instanceof Failure) return fork.fail(ending, branches[index]);
    if (ending === undefined) return;
    outputs[index] = ending.output;
    visit.branch.lastEventId = branches[index].lastEventId;
  };
  await fork.join(machines.map((_, index) => runBranch(index)));
  fork.close(branches.flatMap((branch) => branch.abortedEvents));
  visit.recordAside('ParallelStateSucceeded');
  return outputs;
}

async function branchInput(visit: Visit): Promise<Json> {
  const { Arguments: args, Parameters: parameters } = visit.state;
  if (visit.usesJsonata) return args === undefined ? visit.input : evaluateField(visit, args, 'Arguments');
  const data = effectiveInput(visit);
  return parameters === undefined ? data : evaluateTemplate(parameters, { visit, data });
}

function branchesOf(visit: Visit): JsonObject[] {
  const branches = visit.state.Branches;
  if (Array.isArray(branches) && branches.every(isObject)) return branches;
  throw visit.runtimeFailure("The field 'Branches' must be an array of state machines.");
}

/** Runs the state machine of one ASL file, without an assembly. */
import { type Mocks } from './mocks';
import { type HistoryEvent, type Invoke, type RunResult, runStateMachine } from '../asl';
import { checkDefinition, describeProblem } from '../asl/definition';
import { VirtualClock } from '../base/clock';
import { type Json } from '../base/json';
import { StartError } from '../base/start-error';
import { createServices } from '../services';
import { argumentProblems } from '../services/step-functions/integrations/argument-problems';
import { isSelfSufficient } from '../services/step-functions/integrations/integrations';

/** The result of a run. */
export interface FileResult extends Omit<RunResult, 'history'> {
  readonly events: readonly HistoryEvent[];
  /** The states that ran without a mock, and without a service that works on its own. */
  readonly missing: readonly string[];
}

/** Runs it to its end. Waits and retries take no time, because the clock is simulated. */
export async function runFile(definition: Json, input: Json, mocks: Mocks): Promise<FileResult> {
  refuseInvalid(definition);
  const services = await createServices();
  const missing = new Set<string>();
  const invoke: Invoke = async (resource, args, context) => {
    const mock = mocks(context.stateName);
    if (mock !== undefined) return mock();
    if (isSelfSufficient(resource)) return services.invoke(resource, args, context);
    missing.add(context.stateName);
    throw new Error(`${resource} needs resources that are not in this file.`);
  };
  try {
    const { history, ...result } = await runStateMachine(definition, input, {
      invoke,
      argumentProblems,
      clock: new VirtualClock(Date.now()),
    });
    return { ...result, events: history, missing: [...missing] };
  } finally {
    await services.stop();
  }
}

function refuseInvalid(definition: Json): void {
  const problems = checkDefinition(definition);
  if (problems.length === 0) return;
  throw new StartError(
    ['AWS would refuse the definition:', ...problems.map((p) => `  ${describeProblem(p)}`)].join('\n'),
  );
}

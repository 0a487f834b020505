/** Runs the state machine of one ASL file, with no assembly around it. */
import { type Mocks } from './mocks';
import { type HistoryEvent, type Invoke, type RunResult, runStateMachine } from '../asl';
import { checkDefinition, describeProblem } from '../asl/definition';
import { VirtualClock } from '../base/clock';
import { type Json } from '../base/json';
import { StartError } from '../base/start-error';
import { createServices } from '../services';

/** How a file ran. */
export interface FileResult extends Omit<RunResult, 'history'> {
  readonly events: readonly HistoryEvent[];
  /** The states that were reached and have neither a mock nor a service that needs nothing else. */
  readonly missing: readonly string[];
}

/** Runs it to its end. Waits and retries take no time; the clock jumps. */
export async function runFile(definition: Json, input: Json, mocks: Mocks): Promise<FileResult> {
  refuseInvalid(definition);
  const services = await createServices();
  const missing = new Set<string>();
  const invoke: Invoke = async (resource, args, context) => {
    const mock = mocks(context.stateName);
    if (mock !== undefined) return mock();
    if (SELF_SUFFICIENT.test(resource)) return services.invoke(resource, args, context);
    missing.add(context.stateName);
    throw new Error(`${resource} needs more than this file.`);
  };
  try {
    const { history, ...result } = await runStateMachine(definition, input, {
      invoke,
      clock: new VirtualClock(Date.now()),
    });
    return { ...result, events: history, missing: [...missing] };
  } finally {
    await services.stop();
  }
}

/** Services that know nothing but what they are asked. */
const SELF_SUFFICIENT = /:aws-sdk:(comprehend|ses|sesv2|bedrockruntime):/;

function refuseInvalid(definition: Json): void {
  const problems = checkDefinition(definition);
  if (problems.length === 0) return;
  throw new StartError(
    ['The definition would be refused:', ...problems.map((p) => `  ${describeProblem(p)}`)].join('\n'),
  );
}

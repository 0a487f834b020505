/** Runs small state machines for tests, with a virtual clock and a seeded random. */
import { runStateMachine, StatesError, type Invoke, type RunOptions, type RunResult } from '../../../src/asl';
import { VirtualClock } from '../../../src/base/clock';
import { type Json, type JsonObject } from '../../../src/base/json';
import { SeededRandom } from '../../../src/base/random';

/** A resource for tasks whose work is the test's own `invoke`. */
export const RESOURCE = 'arn:aws:states:::test:work';

/** Runs a machine. By default, its tasks answer with their arguments. */
export function run(definition: JsonObject, input: Json = {}, options: Partial<RunOptions> = {}): Promise<RunResult> {
  return runStateMachine(definition, input, {
    invoke: async (_resource, args) => args,
    clock: new VirtualClock(),
    random: new SeededRandom(1),
    ...options,
  });
}

/** A machine of one or more states in JSONata, which starts with the first. */
export function jsonata(states: JsonObject): JsonObject {
  return { QueryLanguage: 'JSONata', ...jsonpath(states) };
}

/** A machine of one or more states in JSONPath, which starts with the first. */
export function jsonpath(states: JsonObject): JsonObject {
  return { StartAt: Object.keys(states)[0], States: states };
}

/** The output of one JSONata Pass state with that Output. */
export async function evaluate(output: Json, input: Json = {}, options: Partial<RunOptions> = {}): Promise<Json> {
  return outputOf(await run(jsonata({ It: { Type: 'Pass', Output: output, End: true } }), input, options));
}

/** The output of one JSONPath Pass state with these Parameters. */
export async function template(parameters: Json, input: Json = {}): Promise<Json> {
  return outputOf(await run(jsonpath({ It: { Type: 'Pass', Parameters: parameters, End: true } }), input));
}

/** The output of a run that must have succeeded. */
export function outputOf(result: RunResult): Json {
  if (result.status !== 'SUCCEEDED' || result.output === undefined) {
    throw new Error(`The execution ended as ${result.status}: ${result.error}: ${result.cause}`);
  }
  return result.output;
}

/** The types of a run's events, in order. */
export function typesOf(result: RunResult): string[] {
  return result.history.map(({ type }) => type);
}

/** Work that fails this many times with an error of that name, and then answers with `result`. */
export function failing(times: number, error: string, result: Json = 'done'): Invoke {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls <= times) throw new StatesError(error, `attempt ${calls}`);
    return result;
  };
}

/** The cause of the `States.QueryEvaluationError` that an expression ends with. */
export async function failureOf(expression: string, input: Json = {}): Promise<string> {
  const result = await run(jsonata({ It: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } }), input);
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  return result.cause ?? '';
}

/**
 * Results in place of services, by state name: either in a short format of our own, or in the format of the mock
 * configuration of AWS's Step Functions Local.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
 */
import { StatesError } from '../asl/contract';
import { isObject, type Json, type JsonObject, member, objectOf } from '../base/json';
import { StartError } from '../base/start-error';

/** The result for a state; undefined if there is no mock for it. */
export type Mocks = (stateName: string) => (() => Json) | undefined;

/** No mocks. */
export const NO_MOCKS: Mocks = () => undefined;

/** @param testCase the test case of a configuration with several, as `StateMachine#TestCase` */
export function readMocks(config: Json, testCase?: string): Mocks {
  if (!isObject(config)) throw new StartError('The mock file must be a JSON object with results by state name.');
  const responses = config.StateMachines === undefined ? config : responsesOfTestCase(config, testCase);
  const attempts = new Map<string, number>();
  for (const [state, response] of Object.entries(responses)) checkResponse(state, response);
  return (state) => {
    const response = Object.hasOwn(responses, state) ? responses[state] : undefined;
    if (response === undefined) return undefined;
    return () => {
      const attempt = attempts.get(state) ?? 0;
      attempts.set(state, attempt + 1);
      return answerOf(state, response, attempt);
    };
  };
}

function responsesOfTestCase(config: JsonObject, wanted: string | undefined): JsonObject {
  const cases = testCases(config);
  const chosen = wanted === undefined && cases.size === 1 ? [...cases.keys()][0] : wanted;
  const found = chosen === undefined ? undefined : cases.get(chosen);
  if (found === undefined) {
    const which =
      wanted === undefined ? 'Choose a test case of the mock file' : `The mock file has no test case ${wanted}`;
    throw new StartError(`${which} with --test-case. There are: ${[...cases.keys()].join(', ') || 'none'}`);
  }
  const named = Object.entries(found).map(([state, name]) => {
    const response = member(config.MockedResponses, String(name));
    if (response === undefined) throw new StartError(`The mock file has no response ${String(name)} for "${state}".`);
    return [state, response];
  });
  return Object.fromEntries(named) as JsonObject;
}

function testCases({ StateMachines: machines }: JsonObject): Map<string, JsonObject> {
  return new Map(
    Object.entries(objectOf(machines)).flatMap(([machine, definition]) => {
      const cases = member(definition, 'TestCases');
      return Object.entries(objectOf(cases)).flatMap(([name, states]): [string, JsonObject][] =>
        isObject(states) ? [[`${machine}#${name}`, states]] : [],
      );
    }),
  );
}

/** Either one result for every attempt, or results by attempt: `0`, `1-3`. */
function checkResponse(state: string, response: Json): void {
  const steps = isStep(response) ? [response] : Object.values(objectOf(response));
  if (steps.length > 0 && steps.every(isStep)) return;
  throw new StartError(
    `The mock of "${state}" must have Return or Throw, or one of them for each attempt, e.g. {"0": {"Return": {}}}, ` +
      `got: ${JSON.stringify(response)}`,
  );
}

function isStep(value: Json): value is JsonObject {
  return isObject(value) && (value.Return !== undefined || value.Throw !== undefined);
}

function answerOf(state: string, response: Json, attempt: number): Json {
  const step = stepOf(response, attempt);
  if (step === undefined) throw new StatesError('States.Runtime', `The mock of "${state}" has no attempt ${attempt}.`);
  if (step.Return !== undefined) return step.Return;
  const { Error: error, Cause: cause } = objectOf(step.Throw);
  throw new StatesError(String(error ?? ''), typeof cause === 'string' ? cause : undefined);
}

function stepOf(response: Json, attempt: number): JsonObject | undefined {
  if (isStep(response)) return response;
  const steps = Object.entries(objectOf(response));
  const [, step] = steps.find(([range]) => includes(range, attempt)) ?? [];
  return isObject(step) ? step : undefined;
}

function includes(range: string, attempt: number): boolean {
  const [first, last = first] = range.split('-').map(Number);
  return attempt >= first && attempt <= last;
}

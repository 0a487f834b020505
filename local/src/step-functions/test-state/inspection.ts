/** What TestState shows of the way from a state's input to its output, at the levels DEBUG and TRACE. */
import { type Step } from './isolated-state';
import { type StateTest } from './request';
import { runStateMachine } from '../../asl';
import { type HistoryEvent, type Json, type JsonObject, type RunOptions, type RunResult } from '../../asl/contract';
import { isObject, member } from '../../asl/json';

/** A run of the state. */
export interface Inspected {
  readonly result: RunResult;
  readonly step: Step | undefined;
  readonly options: RunOptions;
}

export async function inspect(test: StateTest, { result, step, options }: Inspected): Promise<JsonObject> {
  const { history } = result;
  const texts =
    test.language === 'JSONata' ? jsonataStages(test, history) : await jsonpathStages(test, history, options);
  return {
    input: JSON.stringify(test.input),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    ...variablesOf(test, history),
    ...(step !== undefined && step.kind !== 'next' && { errorDetails: errorDetails(test, step) }),
    ...(test.level === 'TRACE' && isHttpTask(test) && httpMessages(history)),
  };
}

type Stages = Readonly<Record<string, string | undefined>>;

function jsonataStages({ state }: StateTest, history: readonly HistoryEvent[]): Stages {
  const scheduled = detail(history, /^(Task|LambdaFunction|Activity)Scheduled$/, ['parameters', 'input']);
  return { afterArguments: state.Arguments === undefined ? undefined : scheduled, result: taskResult(history) };
}

/** Each stage is what a Pass state makes that goes just so far. */
async function jsonpathStages(test: StateTest, history: readonly HistoryEvent[], options: RunOptions): Promise<Stages> {
  const { state, input } = test;
  const pass = (fields: JsonObject, from: Json): Promise<Json | undefined> => outputOfPass(fields, from, options);
  const { InputPath: inputPath, Parameters: parameters, ResultSelector: selector, ResultPath: resultPath } = state;
  const afterInputPath = await pass(given({ InputPath: inputPath }), input);
  const afterParameters = await pass(given({ InputPath: inputPath, Parameters: parameters }), input);
  const task = taskResult(history);
  const result = task === undefined ? passResult(state, afterParameters) : (JSON.parse(task) as Json);
  const selected = result === undefined ? undefined : await pass(given({ Parameters: selector }), result);
  const placed =
    selected === undefined ? undefined : await pass(given({ Result: selected, ResultPath: resultPath }), input);
  return {
    afterInputPath: textOf(afterInputPath),
    afterParameters: textOf(afterParameters),
    result: textOf(result),
    afterResultSelector: textOf(selected),
    afterResultPath: textOf(placed),
  };
}

function passResult(state: JsonObject, afterParameters: Json | undefined): Json | undefined {
  return state.Type === 'Pass' ? (state.Result ?? afterParameters) : undefined;
}

/** Undefined where the state fails: its failure is told elsewhere. */
async function outputOfPass(fields: JsonObject, input: Json, options: RunOptions): Promise<Json | undefined> {
  const machine = { StartAt: 'Pass', States: { Pass: { ...fields, Type: 'Pass', End: true } } };
  return (await runStateMachine(machine, input, options)).output;
}

function taskResult(history: readonly HistoryEvent[]): string | undefined {
  return detail(history, /^(Task|LambdaFunction|Activity)Succeeded$/, ['output']);
}

function variablesOf({ variables, name }: StateTest, history: readonly HistoryEvent[]): JsonObject {
  const exited = history.find(({ stateExitedEventDetails: details }) => member(details, 'name') === name);
  const assigned = member(exited?.stateExitedEventDetails, 'assignedVariables');
  const values = Object.entries(isObject(assigned) ? assigned : {}).map(([variable, text]) => [
    variable,
    JSON.parse(String(text)) as Json,
  ]);
  const all: JsonObject = { ...variables, ...Object.fromEntries(values) };
  return Object.keys(all).length === 0 ? {} : { variables: JSON.stringify(all) };
}

function errorDetails({ state, retries }: StateTest, step: Exclude<Step, { kind: 'next' }>): JsonObject {
  if (step.kind === 'caught') return { catchIndex: step.index };
  const retrier = Array.isArray(state.Retry) ? state.Retry[step.index] : undefined;
  const interval = Number(member(retrier, 'IntervalSeconds') ?? 1);
  const grown = interval * Number(member(retrier, 'BackoffRate') ?? 2) ** retries;
  const seconds = Math.min(grown, Number(member(retrier, 'MaxDelaySeconds') ?? Infinity));
  return { retryIndex: step.index, retryBackoffIntervalSeconds: Math.trunc(seconds) };
}

function isHttpTask({ state }: StateTest): boolean {
  return String(state.Resource).endsWith(':http:invoke');
}

/** What the state asked for and got; the headers of its connection are no part of it, as on AWS without secrets. */
function httpMessages(history: readonly HistoryEvent[]): JsonObject {
  const asked = parsedDetail(history, /^TaskScheduled$/, 'parameters');
  const answered = parsedDetail(history, /^TaskSucceeded$/, 'output');
  return {
    request: given({
      protocol: 'https',
      method: member(asked, 'Method'),
      url: member(asked, 'ApiEndpoint'),
      headers: textOf(member(asked, 'Headers')),
      body: textOf(member(asked, 'RequestBody')),
    }),
    ...(answered !== undefined && {
      response: given({
        protocol: 'https',
        statusCode: textOf(member(answered, 'StatusCode')),
        statusMessage: member(answered, 'StatusText'),
        headers: textOf(member(answered, 'Headers')),
        body: textOf(member(answered, 'ResponseBody')),
      }),
    }),
  };
}

function parsedDetail(history: readonly HistoryEvent[], type: RegExp, name: string): Json | undefined {
  const text = detail(history, type, [name]);
  return text === undefined ? undefined : (JSON.parse(text) as Json);
}

/** A text in the details of the last event of a type. */
function detail(history: readonly HistoryEvent[], type: RegExp, names: readonly string[]): string | undefined {
  const event = [...history].reverse().find((candidate) => type.test(candidate.type));
  const texts = Object.values(event ?? {}).flatMap((details) => names.map((name) => member(details, name)));
  return texts.find((text) => typeof text === 'string');
}

function textOf(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function given(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const entries = Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(entries) as JsonObject;
}

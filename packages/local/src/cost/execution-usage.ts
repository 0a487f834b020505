/**
 * What an execution used of AWS, by its history: each attempt of a task is a call. What other services do afterwards, e.g. the functions
 * that a queue feeds, belongs to the executions and functions that do it.
 */
import { TableUnits } from './table-units';
import { sumOf, type Usage } from './usage';
import { type HistoryEvent } from '../asl/contract';
import { isObject, type Json, type JsonObject, listOf, member } from '../base/json';
import { executionMessages } from '../log-groups/execution-messages';
import { type TableDescription } from '../services/dynamodb/description';
import { type FunctionDescription } from '../services/lambda/description';
import { type StateMachineDescription } from '../services/step-functions/description';
import { type Execution } from '../services/step-functions/execution-log';

/** What the calls depend on besides themselves. */
export interface CostContext {
  readonly machine: StateMachineDescription;
  readonly functions: readonly FunctionDescription[];
  readonly tables: readonly TableDescription[];
}

/** @param durationMs what it would take on AWS; what it took here, where it is left out */
export function usageOf(
  execution: Execution,
  { machine, functions, tables }: CostContext,
  durationMs: number = execution.stopDate - execution.startDate,
): Usage {
  const units = new TableUnits(tables);
  const calls = callsOf(execution.history).map((call) => usageOfCall(call, units, functions));
  return sumOf(workflowUsage(execution, machine, durationMs), logUsage(execution, machine), ...calls);
}

/** https://aws.amazon.com/step-functions/pricing/, whose examples have the formula for memory. */
const BASE_MEMORY_BYTES = 50 * 1024 ** 2;
const MEMORY_CHUNK_BYTES = 64 * 1024 ** 2;
const DURATION_CHUNK_MILLIS = 100;

function workflowUsage({ history, input }: Execution, machine: StateMachineDescription, durationMs: number): Usage {
  const traces = machine.tracing ? 1 : 0;
  if (machine.type === 'STANDARD') {
    return { stateTransitions: history.filter(({ type }) => type.endsWith('StateEntered')).length, traces };
  }
  const steps = 1 + history.filter(({ type }) => /^(Parallel|Map)(State|Iteration)Started$/.test(type)).length;
  const memory = BASE_MEMORY_BYTES + JSON.stringify(machine.definition).length + steps * Buffer.byteLength(input);
  const gigabytes = (Math.ceil(memory / MEMORY_CHUNK_BYTES) * MEMORY_CHUNK_BYTES) / 1024 ** 3;
  const seconds = (Math.max(1, Math.ceil(durationMs / DURATION_CHUNK_MILLIS)) * DURATION_CHUNK_MILLIS) / 1000;
  return { expressRequests: 1, expressGbSeconds: gigabytes * seconds, traces };
}

/** CloudWatch adds so much to each event: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
export const LOG_EVENT_BYTES = 26;

function logUsage(execution: Execution, { logging }: StateMachineDescription): Usage {
  const bytes = executionMessages(execution, logging).map(
    ({ message }) => Buffer.byteLength(message) + LOG_EVENT_BYTES,
  );
  return { logBytes: bytes.reduce((sum, size) => sum + size, 0) };
}

/** A call of a service: its name and its action as a Task state has them, e.g. `dynamodb` and `putItem`. */
interface Call {
  readonly service: string;
  readonly action: string;
  readonly input: Json;
  /** Null where it failed. */
  readonly output: Json;
}

function callsOf(history: readonly HistoryEvent[]): Call[] {
  return history.flatMap((event) => {
    const isScheduled = /^(Task|LambdaFunction)Scheduled$/.test(event.type);
    const details = Object.values(event).find(isObject);
    return isScheduled && details !== undefined ? [callOf(details, outputAfter(event, history))] : [];
  });
}

function callOf({ resource, resourceType, parameters, input }: JsonObject, output: Json): Call {
  if (resourceType === undefined) {
    return { service: 'lambda', action: 'invoke', input: { FunctionName: resource, Payload: input }, output };
  }
  const service = String(resourceType).replace(/^aws-sdk:/, '');
  return { service, action: String(resource), input: JSON.parse(String(parameters)) as Json, output };
}

/** The events of one attempt follow each other. */
function outputAfter({ id }: HistoryEvent, history: readonly HistoryEvent[]): Json {
  let last = id;
  for (const event of history.slice(id)) {
    if (event.previousEventId !== last) continue;
    if (/^(Task|LambdaFunction)Succeeded$/.test(event.type)) {
      return JSON.parse(String(Object.values(event).find(isObject)?.output)) as Json;
    }
    if (!event.type.endsWith('Started')) return null;
    last = event.id;
  }
  return null;
}

function usageOfCall(call: Call, units: TableUnits, functions: readonly FunctionDescription[]): Usage {
  const { service, action, input, output } = call;
  switch (service) {
    case 'dynamodb':
      return units.of(action, input, output);
    case 'lambda':
      return functionUsage(String(member(input, 'FunctionName')), functions);
    case 'comprehend':
      return { comprehendUnits: comprehendUnits(String(member(input, 'Text') ?? '')) };
    case 'bedrockruntime':
      return {
        inputTokens: Number(member(member(output, 'Usage'), 'InputTokens') ?? 0),
        outputTokens: Number(member(member(output, 'Usage'), 'OutputTokens') ?? 0),
      };
    case 'ses':
    case 'sesv2':
      return { emails: recipients(member(input, 'Destination')) };
    case 'sns':
      return { topicRequests: chunks(input) };
    case 'sqs':
      return { queueRequests: chunks(input) };
    case 'events':
    case 'eventbridge':
      return { events: listOf(member(input, 'Entries')).reduce<number>((sum, entry) => sum + chunks(entry), 0) };
    default:
      return {};
  }
}

/**
 * How long a warm run of a small function is taken to last: nothing in the history says it. A run of 10 ms more with 256 MB costs $0.04 a
 * million. The price is that of x86; a function on arm64 costs a fifth less.
 */
const FUNCTION_MILLIS = 5;
const DEFAULT_MEMORY_MB = 128;
/** Of the lines START, END and REPORT, which Lambda writes of each run, traced, with what CloudWatch adds to each. */
const FUNCTION_LOG_BYTES = 430;

function functionUsage(nameOrArn: string, functions: readonly FunctionDescription[]): Usage {
  const name = nameOrArn.replace(/^.*function:/, '').replace(/:.*$/, '');
  const memory = functions.find((description) => description.name === name)?.memorySize ?? DEFAULT_MEMORY_MB;
  const functionGbSeconds = (memory / 1024) * (FUNCTION_MILLIS / 1000);
  return { functionRequests: 1, functionGbSeconds, logBytes: FUNCTION_LOG_BYTES };
}

/** Of 100 characters, at least three: https://aws.amazon.com/comprehend/pricing/ */
function comprehendUnits(text: string): number {
  return Math.max(3, Math.ceil([...text].length / 100));
}

/** SES charges for each recipient. */
function recipients(destination: Json | undefined): number {
  const lists = ['ToAddresses', 'CcAddresses', 'BccAddresses'].map((name) => member(destination, name));
  return lists.flatMap(listOf).length;
}

/** Queues, topics and event buses count 64 KB as one. */
function chunks(message: Json): number {
  return Math.max(1, Math.ceil(Buffer.byteLength(JSON.stringify(message)) / (64 * 1024)));
}

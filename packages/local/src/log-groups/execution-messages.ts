/**
 * The log of an execution, in the format that EXPRESS workflows send to CloudWatch Logs.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
import { type HistoryEvent } from '../asl/contract';
import { isObject, type Json, type JsonObject } from '../base/json';
import { type LoggingDescription } from '../services/step-functions/description';
import { type Execution } from '../services/step-functions/execution-log';

/** A message and its time in milliseconds since the epoch. */
export interface ExecutionMessage {
  readonly timestamp: number;
  readonly message: string;
}

/** The messages of an execution that has ended, according to the log level of the state machine. */
export function executionMessages(
  { executionArn, history }: Pick<Execution, 'executionArn' | 'history'>,
  { level, includeExecutionData }: LoggingDescription,
): ExecutionMessage[] {
  return history
    .filter(({ type }) => isLogged[level](type))
    .map((event) => ({ timestamp: event.timestamp, message: messageOf(event, executionArn, includeExecutionData) }));
}

const FATAL = /^Execution(Aborted|Failed|TimedOut)$/;
/** Errors, whether they were caught or not. */
const ERROR = /(Aborted|Failed|TimedOut)$|^FailStateEntered$/;

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-log-level */
const isLogged: Readonly<Record<LoggingDescription['level'], (type: string) => boolean>> = {
  ALL: () => true,
  ERROR: (type) => ERROR.test(type),
  FATAL: (type) => FATAL.test(type),
  OFF: () => false,
};

/** Numbers are strings here, unlike in GetExecutionHistory. */
function messageOf(event: HistoryEvent, executionArn: string, includeData: boolean): string {
  const { id, previousEventId, timestamp, type, ...rest } = event;
  const details = Object.values(rest).find(isObject) ?? {};
  return JSON.stringify({
    id: String(id),
    type,
    details: includeData ? truncated(details) : withoutData(details),
    redrive_count: '0',
    previous_event_id: String(previousEventId),
    event_timestamp: String(timestamp),
    execution_arn: executionArn,
  });
}

/**
 * All of these can contain data that people entered. It is not documented whether a cause counts as data; it often
 * quotes the input, so here it does.
 */
const DATA: ReadonlySet<string> = new Set([
  'assignedVariables',
  'assignedVariablesDetails',
  'cause',
  'input',
  'inputDetails',
  'output',
  'outputDetails',
  'parameters',
]);

function withoutData(details: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(details).filter(([name]) => !DATA.has(name)));
}

/** Data is truncated if, escaped, it would be more than 248 KB of a log event's 256. */
const MAX_DATA_BYTES = 248 * 1024;

function truncated(details: JsonObject): JsonObject {
  const cut: JsonObject = { ...details };
  for (const name of ['input', 'output'] as const) {
    const text = details[name];
    if (typeof text !== 'string' || fits(text)) continue;
    cut[name] = firstBytes(text);
    cut[`${name}Details`] = { truncated: true };
  }
  return cut;
}

function fits(text: Json): boolean {
  return Buffer.byteLength(JSON.stringify(text)) <= MAX_DATA_BYTES;
}

/** The longest prefix that fits, found by bisection. */
function firstBytes(text: string): string {
  let [fitting, tooLong] = [0, text.length];
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (fits(text.slice(0, middle))) fitting = middle;
    else tooLong = middle;
  }
  return text.slice(0, fitting);
}

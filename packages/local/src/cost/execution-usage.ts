/**
 * What an execution used on AWS, according to its history: each attempt of a task is a call. What other services do
 * afterwards, e.g. the functions that a queue invokes, counts for the executions and functions that do it.
 */
import { callUsage, type CountedUsage } from './call-usage';
import { type LogGroupDescription } from '../log-groups/describe-log-groups';
import { executionMessages } from '../log-groups/execution-messages';
import { type Descriptions } from '../services/registry';
import { type StateMachineDescription } from '../services/step-functions/description';
import { type Execution } from '../services/step-functions/execution-log';
import { sumOf, type Usage } from '../services/usage';

/** What the usage of calls depends on besides the history. */
export interface CostContext {
  readonly machine: StateMachineDescription;
  readonly descriptions: Descriptions;
  readonly logGroups: readonly LogGroupDescription[];
}

/** @param durationMs the duration on AWS; by default the duration here */
export function usageOf(
  execution: Execution,
  { machine, descriptions, logGroups }: CostContext,
  durationMs: number = execution.stopDate - execution.startDate,
): CountedUsage {
  const { usage, uncounted } = callUsage(execution.history, descriptions);
  const own = [workflowUsage(execution, machine, durationMs), logUsage(execution, machine, logGroups)];
  return { usage: sumOf(...own, usage), uncounted };
}

/** https://aws.amazon.com/step-functions/pricing/, whose examples contain the formula for memory. */
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

/**
 * CloudWatch adds this much to each event:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
 */
export const LOG_EVENT_BYTES = 26;

function logUsage(
  execution: Execution,
  { arn, logging }: StateMachineDescription,
  groups: readonly LogGroupDescription[],
): Usage {
  const bytes = executionMessages(execution, logging).map(
    ({ message }) => Buffer.byteLength(message) + LOG_EVENT_BYTES,
  );
  const written = bytes.reduce((sum, size) => sum + size, 0);
  const name = groups.find(({ writer }) => writer === arn)?.name;
  const isInfrequent = groups.some((group) => group.name === name && group.isInfrequent === true);
  return isInfrequent ? { infrequentLogBytes: written } : { logBytes: written };
}

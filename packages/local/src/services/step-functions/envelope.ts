/** The answer of StartSyncExecution, which has the same format whether the execution succeeded or failed. */
import { type Execution } from './execution-log';
import { type JsonObject } from '../../base/json';

/** The envelope as API Gateway passes it on: keys in alphabetical order, with the internal type of the details. */
export function envelopeOf(execution: Execution, traceHeader: string): JsonObject {
  const { output, error, cause } = execution;
  return {
    billingDetails: {
      billedDurationInMilliseconds: billedDuration(execution.stopDate - execution.startDate),
      billedMemoryUsedInMB: BILLED_MEMORY_MB,
    },
    ...(cause !== undefined && { cause }),
    ...(error !== undefined && { error }),
    executionArn: execution.executionArn,
    input: execution.input,
    inputDetails: DETAILS,
    name: execution.name,
    ...(output !== undefined && { output }),
    outputDetails: DETAILS,
    startDate: execution.startDate / 1000,
    stateMachineArn: execution.stateMachineArn,
    status: execution.status,
    stopDate: execution.stopDate / 1000,
    traceHeader,
  };
}

const DETAILS = { __type: 'com.amazonaws.swf.base.model#CloudWatchEventsExecutionDataDetails', included: true };

// EXPRESS workflows are billed in units of 64 MB and 100 ms: https://aws.amazon.com/step-functions/pricing/
const BILLED_MEMORY_MB = 64;
const BILLED_CHUNK_MILLIS = 100;

function billedDuration(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / BILLED_CHUNK_MILLIS)) * BILLED_CHUNK_MILLIS;
}

/** The end of a run's log, as Lambda returns it on request: between the lines that Lambda itself writes. */
import { Invocation } from './function-pool';

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const MAX_BYTES = 4_096;

/** The last 4 KB in base64. The memory that a run used is not known here. */
export function logTail({ requestId, durationMs, logs }: Invocation, version: string, memorySize = 128): string {
  const report = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs)} ms`,
    `Memory Size: ${memorySize} MB`,
  ];
  const start = `START RequestId: ${requestId} Version: ${version}`;
  const lines = [start, ...logs, `END RequestId: ${requestId}`, `${report.join('\t')}\t`];
  return Buffer.from(`${lines.join('\n')}\n`)
    .subarray(-MAX_BYTES)
    .toString('base64');
}

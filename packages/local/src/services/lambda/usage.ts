/** What a run of a function uses. */
import { type FunctionDescription } from './description';
import { type Usage } from '../usage';

/**
 * How long a warm run of a small function is taken to last: nothing in the history says it. A run of 10 ms more with 256 MB costs $0.04 a
 * million. The price is that of x86; a function on arm64 costs a fifth less.
 */
const FUNCTION_MILLIS = 5;
const DEFAULT_MEMORY_MB = 128;
/** Of the lines START, END and REPORT, which Lambda writes of each run, traced, with what CloudWatch adds to each. */
const FUNCTION_LOG_BYTES = 430;

export function functionUsage(nameOrArn: string, functions: readonly FunctionDescription[]): Usage {
  const name = nameOrArn.replace(/^.*function:/, '').replace(/:.*$/, '');
  const memory = functions.find((description) => description.name === name)?.memorySize ?? DEFAULT_MEMORY_MB;
  const functionGbSeconds = (memory / 1024) * (FUNCTION_MILLIS / 1000);
  return { functionRequests: 1, functionGbSeconds, logBytes: FUNCTION_LOG_BYTES };
}

/** The lines that the command prints while it runs. */
import { type Planned, readablePath } from '../cloudformation/planned';
import { type FunctionDescription, type Invocation } from '../services';
import { executionLine } from './execution-line';
import { printable } from '../base/printable';
import { timeOfDay } from '../base/time-of-day';
import { costText } from '../cost/cost-text';
import { type CostOfExecution } from '../cost/execution-cost';
import { type Execution } from '../services/step-functions/execution-log';

/** Converts events to lines. */
export interface TerminalLog {
  execution(execution: Execution): void;
  /** What a function itself printed. */
  invocation(invocation: Invocation): void;
  /** A request that did not become an execution. */
  refusal(status: number, method: string, path: string): void;
  error(message: string): void;
}

/**
 * @param write gets one line at a time
 * @param costOf returns the cost of an execution; without it, no costs are printed
 */
export function createTerminalLog(
  write: (line: string) => void,
  functions: readonly Planned<FunctionDescription>[],
  costOf: CostOfExecution = () => undefined,
): TerminalLog {
  const pathOf = (name: string): string =>
    readablePath(functions.find(({ description }) => description.name === name)?.path ?? name);
  return {
    execution: (execution) => {
      write(executionLine(execution));
      const cost = costOf(execution);
      if (cost !== undefined) write(`         ${costText(cost)}`);
    },
    invocation: ({ functionName, logs }) =>
      logs.forEach((line) => write(`         ${pathOf(functionName)}: ${printable(line)}`)),
    refusal: (status, method, path) => write(`${timeOfDay(Date.now())} ${status} ${method} ${printable(path)}`),
    error: (message) => message.split('\n').forEach((line) => write(`ERROR ${printable(line)}`)),
  };
}

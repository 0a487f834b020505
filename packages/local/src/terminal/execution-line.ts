import { printable } from '../base/printable';
import { timeOfDay } from '../base/time-of-day';
import { type Execution } from '../services/step-functions/execution-log';

/** The line that the terminal shows for an execution, and another one if it did not succeed. */
export function executionLine(execution: Execution): string {
  const time = timeOfDay(execution.stopDate);
  const duration = `${execution.stopDate - execution.startDate} ms`;
  const line = `${time} ${execution.status} ${duration}  ${printable(execution.path)}`;
  if (execution.status === 'SUCCEEDED') return line;
  return `${line}\n         ${printable(execution.error ?? 'no error name')}: ${printable(execution.cause ?? 'no cause given')}`;
}

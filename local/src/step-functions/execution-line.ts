import { type Execution } from './execution-log';

/** The line that the terminal shows for an execution, and one more where it did not succeed. */
export function executionLine(execution: Execution): string {
  const time = new Date(execution.stopDate).toTimeString().slice(0, 8);
  const duration = `${execution.stopDate - execution.startDate} ms`;
  const line = `${time} ${execution.status} ${duration}  ${oneLine(execution.path)}`;
  if (execution.status === 'SUCCEEDED') return line;
  return `${line}\n         ${oneLine(execution.error ?? 'no error name')}: ${oneLine(execution.cause ?? 'no cause given')}`;
}

// A cause may hold what a client sent: without control characters it can neither forge lines nor colour the terminal.
function oneLine(text: string): string {
  const printable = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return printable.length > MAX_LENGTH ? `${printable.slice(0, MAX_LENGTH)}...` : printable;
}

const MAX_LENGTH = 1_000;

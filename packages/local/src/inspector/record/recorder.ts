/** Records what is written to the terminal's log: the lines, and a small entry for each execution. */
import { type LogLine } from './log-line';
import { BoundedList } from '../../base/bounded-list';
import { type Planned, readablePath } from '../../cloudformation/planned';
import { type FunctionDescription } from '../../services';
import { type Execution } from '../../services/step-functions/execution-log';
import { type TerminalLog } from '../../terminal/terminal-log';

/** What is kept of an execution after its history is dropped. */
export interface Sample {
  readonly stateMachineName: string;
  readonly status: Execution['status'];
  /** Milliseconds since the epoch. */
  readonly stopDate: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** A log that records. */
export interface Recorder extends TerminalLog {
  lines(): readonly LogLine[];
  samples(): readonly Sample[];
}

/** @param next the log to which everything is passed on */
export function createRecorder(next: TerminalLog, functions: readonly Planned<FunctionDescription>[]): Recorder {
  const lines = new BoundedList<LogLine>({
    count: KEPT_LINES,
    size: KEPT_CHARACTERS,
    sizeOf: ({ text }) => text.length,
  });
  // All entries have the same small size.
  const samples = new BoundedList<Sample>({ count: KEPT_SAMPLES, size: KEPT_SAMPLES, sizeOf: () => 1 });
  const paths = new Map(functions.map(({ path, description }) => [description.name, readablePath(path)]));
  const keep = (line: Omit<LogLine, 'time'>): void =>
    lines.add({ ...line, time: Date.now(), text: line.text.slice(0, MAX_LINE) });
  return {
    lines: () => lines.list(),
    samples: () => samples.list(),
    execution: (execution) => {
      keep(executionLine(execution));
      samples.add(sampleOf(execution));
      next.execution(execution);
    },
    invocation: (invocation) => {
      const from = paths.get(invocation.functionName) ?? invocation.functionName;
      invocation.logs.forEach((text) => keep({ kind: 'function', from, text }));
      next.invocation(invocation);
    },
    refusal: (status, method, path) => {
      keep({ kind: 'request', from: String(status), text: `${method} ${path}` });
      next.refusal(status, method, path);
    },
    error: (message) => {
      keep({ kind: 'error', from: 'ERROR', text: message });
      next.error(message);
    },
  };
}

const KEPT_LINES = 2_000;
const KEPT_CHARACTERS = 2_000_000;
const MAX_LINE = 2_000;
const KEPT_SAMPLES = 5_000;

function executionLine(execution: Execution): Omit<LogLine, 'time'> {
  const { status, executionArn, path, error, cause, startDate, stopDate } = execution;
  const failure = status === 'SUCCEEDED' ? [] : [`${error ?? 'no error name'}: ${cause ?? 'no cause given'}`];
  const text = [`${stopDate - startDate} ms  ${path}`, ...failure].join('\n');
  return { kind: 'execution', from: status, text, executionArn };
}

function sampleOf({ stateMachineName, status, startDate, stopDate }: Execution): Sample {
  return { stateMachineName, status, stopDate, duration: stopDate - startDate };
}

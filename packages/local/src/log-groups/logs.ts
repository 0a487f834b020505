/** What executions and functions write, kept for a look and, if asked for, in a file. */
import { type LogGroupDescription } from './describe-log-groups';
import { executionMessages } from './execution-messages';
import { type LogEvent } from './log-event';
import { LogFile } from './log-file';
import { type LogLimits, LogStore } from './log-store';
import { StartError } from '../base/start-error';
import { readablePath } from '../cloudformation/planned';
import { type Invocation } from '../services';
import { type StateMachineDescription } from '../services/step-functions/description';
import { type Execution } from '../services/step-functions/execution-log';
import { type TerminalLog } from '../terminal/terminal-log';

/** What is logged, and where to. */
export interface LogsOptions {
  readonly groups: readonly LogGroupDescription[];
  readonly machines: readonly StateMachineDescription[];
  /** One event a line, as JSON, is added to this file. @default no file is written */
  readonly file?: string;
  /** Takes what is to be said of the file. @default nobody is told */
  readonly logError?: (message: string) => void;
  readonly limits?: LogLimits;
}

export class Logs {
  private readonly store: LogStore;
  private file: LogFile | undefined;

  public constructor(private readonly options: LogsOptions) {
    this.store = new LogStore(options.limits);
    this.file =
      options.file === undefined ? undefined : new LogFile(options.file, options.logError ?? (() => undefined));
  }

  /** Logs an execution that ended as its state machine wants it. */
  public execution(execution: Execution): void {
    const logGroup = this.groupOf(execution.stateMachineArn);
    const machine = this.options.machines.find(({ arn }) => arn === execution.stateMachineArn);
    if (logGroup === undefined || machine === undefined) return;
    executionMessages(execution, machine.logging).forEach((message) => this.add({ logGroup, ...message }));
  }

  /** Logs what a function wrote. */
  public invocation({ functionName, logs }: Invocation): void {
    const logGroup = this.groupOf(functionName);
    if (logGroup === undefined) return;
    const timestamp = Date.now();
    logs.forEach((message) => this.add({ logGroup, timestamp, message }));
  }

  /** What the terminal shows is logged as well. */
  public beside(terminal: TerminalLog): TerminalLog {
    return {
      ...terminal,
      execution: (execution) => {
        terminal.execution(execution);
        this.execution(execution);
      },
      invocation: (invocation) => {
        terminal.invocation(invocation);
        this.invocation(invocation);
      },
    };
  }

  /** The newest events of the log group of that name, or of whatever has that construct path or logical ID. */
  public events(name: string): readonly LogEvent[] {
    const { groups } = this.options;
    const named = groups.filter((group) => [group.name, group.path, group.logicalId].includes(readablePath(name)));
    const names = new Set(named.map((group) => group.name));
    if (names.size === 1) return this.store.of([...names][0]);
    const known = [...new Set(groups.map((group) => group.name))].join(', ') || 'none';
    throw new StartError(`${names.size || 'No'} log groups match the name "${name}". There are: ${known}`);
  }

  /** Writes no further. */
  public close(): void {
    this.file?.close();
    this.file = undefined;
  }

  private groupOf(writer: string): string | undefined {
    return this.options.groups.find((group) => group.writer === writer)?.name;
  }

  private add(event: LogEvent): void {
    this.store.add(event);
    this.file?.add(JSON.stringify(event));
  }
}

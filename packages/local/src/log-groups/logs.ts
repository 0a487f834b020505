/** The output of executions and functions, kept for inspection and, on request, in a file. */
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

/** What is logged, and where. */
export interface LogsOptions {
  readonly groups: readonly LogGroupDescription[];
  readonly machines: readonly StateMachineDescription[];
  /**
   * Each event is appended to this file, as a line of JSON.
   * @default no file
   */
  readonly file?: string;
  /**
   * Gets messages about the file.
   * @default messages are dropped
   */
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

  /** Logs an execution that has ended, according to its state machine. */
  public execution(execution: Execution): void {
    const logGroup = this.groupOf(execution.stateMachineArn);
    const machine = this.options.machines.find(({ arn }) => arn === execution.stateMachineArn);
    if (logGroup === undefined || machine === undefined) return;
    executionMessages(execution, machine.logging).forEach((message) => this.add({ logGroup, ...message }));
  }

  /** Logs the output of a function. */
  public invocation({ functionName, logs }: Invocation): void {
    const logGroup = this.groupOf(functionName);
    if (logGroup === undefined) return;
    const timestamp = Date.now();
    logs.forEach((message) => this.add({ logGroup, timestamp, message }));
  }

  /** The terminal's output is logged as well. */
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

  /** The newest events of the log group with this name, construct path or logical ID. */
  public events(name: string): readonly LogEvent[] {
    const { groups } = this.options;
    const named = groups.filter((group) => [group.name, group.path, group.logicalId].includes(readablePath(name)));
    const names = new Set(named.map((group) => group.name));
    if (names.size === 1) return this.store.of([...names][0]);
    const known = [...new Set(groups.map((group) => group.name))].join(', ') || 'none';
    throw new StartError(`${names.size || 'No'} log groups match the name "${name}". There are: ${known}`);
  }

  /** Closes the file. */
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

/** One line of a log group, as CloudWatch Logs would show it. */
export interface LogEvent {
  /** The name of the log group. */
  readonly logGroup: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** Of an execution the event as JSON text, of a function a line that it wrote. */
  readonly message: string;
}

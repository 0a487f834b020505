/** One line of a log group, as CloudWatch Logs would show it. */
export interface LogEvent {
  /** The name of the log group. */
  readonly logGroup: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  /** For an execution the event as JSON text, for a function a line that it printed. */
  readonly message: string;
}

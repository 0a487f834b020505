/** A line of the log and its subject. */
export interface LogLine {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly kind: 'execution' | 'function' | 'request' | 'error';
  /** The construct path of the function, or the status of the execution or the response. */
  readonly from: string;
  readonly text: string;
  /** The execution to which it belongs. */
  readonly executionArn?: string;
}

/** A line of the log, with what it is about. */
export interface LogLine {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly kind: 'execution' | 'function' | 'request' | 'error';
  /** The construct path of the function, or the status of the execution or the answer. */
  readonly from: string;
  readonly text: string;
  /** The execution that it tells of. */
  readonly executionArn?: string;
}

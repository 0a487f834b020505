/** The messages between the server and the child process of a function. */

/** Server to child: run the handler once. */
export interface InvokeMessage {
  readonly requestId: string;
  /** The event as JSON text. */
  readonly event: string;
  /** The end of the function's timeout, in milliseconds since the epoch. */
  readonly deadline: number;
  readonly traceId: string;
  readonly functionArn: string;
  /** Written to each stream before the answer: everything before it belongs to this run. */
  readonly outputMark: string;
}

/** Child to server. */
export type ChildMessage =
  /** The handler was loaded. */
  | { readonly type: 'ready' }
  /** The handler returned; `payload` is JSON text. */
  | { readonly type: 'returned'; readonly payload: string }
  /** The handler failed, or could not be loaded. After a fatal failure the child ends. */
  | { readonly type: 'failed'; readonly error: FunctionFailure; readonly fatal: boolean };

/** A failed function's payload, as Lambda's Node.js runtime writes it. */
export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

import { type Json, type JsonObject } from '../asl/contract';
import { type Caller } from '../services';
import { type StartSyncExecutionParameters } from '../services/step-functions/step-functions';

/** A function ended with an error. */
export class FunctionFailure extends Error {
  public constructor(
    functionArn: string,
    /** What Lambda says of the error: `{ errorMessage, errorType, ... }`. */
    public readonly payload: Json,
  ) {
    super(`${functionArn} failed: ${JSON.stringify(payload)}`);
  }
}

/** What the integrations of an HTTP API can reach. */
export interface Backends {
  /** The action of Step Functions; rejects with a `ServiceError`. */
  startSyncExecution(parameters: StartSyncExecutionParameters, caller?: Caller): Promise<JsonObject>;
  /** Calls a function and gives what it returned; rejects with a `FunctionFailure` where the function failed. */
  invokeFunction(functionArn: string, event: Json, caller?: Caller): Promise<Json>;
  /** Told of every request that was answered with 400 or more. */
  logRefusal(status: number, method: string, path: string): void;
  /** Takes the detail of a failure that the client is not told. */
  logError(message: string): void;
}

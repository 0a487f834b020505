import { API_GATEWAY } from './caller';
import { type Json, type JsonObject, member, objectOf } from '../base/json';
import { type Permissions } from '../iam/permissions';
import { type Caller, type Calls, type LocalServices } from '../services';
import { type StartSyncExecutionParameters } from '../services/step-functions/step-functions';

/** A function ended with an error. */
export class FunctionFailure extends Error {
  public constructor(
    functionArn: string,
    /** Lambda's description of the error: `{ errorMessage, errorType, ... }`. */
    public readonly payload: Json,
  ) {
    super(`${functionArn} failed: ${JSON.stringify(payload)}`);
  }
}

/** What the integrations of an HTTP API can call. */
export interface Backends {
  /** The action of Step Functions; rejects with a `ServiceError`. */
  startSyncExecution(parameters: StartSyncExecutionParameters, caller?: Caller): Promise<JsonObject>;
  /** Invokes a function and returns its result; rejects with a `FunctionFailure` if the function failed. */
  invokeFunction(functionArn: string, event: Json, caller?: Caller): Promise<Json>;
  /** Called for each request that was answered with 400 or more. */
  logRefusal(status: number, method: string, path: string): void;
  /** Logs the details of a failure that the client does not get. */
  logError(message: string): void;
}

/**
 * A role that cannot be assumed is an error of the gateway, which responds with 500. A missing permission is an answer
 * of Step Functions, which the gateway passes on like any other.
 */
export function executionStarter(calls: Calls, permissions: Permissions): Backends['startSyncExecution'] {
  return async (parameters, caller) => {
    if (caller?.kind === 'role' && !permissions.mayAssume(caller, API_GATEWAY)) {
      throw new Error(`API Gateway does not have permission to assume the provided role ${caller.roleArn}`);
    }
    // Without an ARN there is no permission to check: it is refused as an invalid request.
    const allowed = parameters.stateMachineArn === undefined ? undefined : caller;
    return objectOf(await calls.call('sfn', 'StartSyncExecution', given(parameters), { caller: allowed }));
  };
}

/** A missing value is omitted from the request. */
function given(parameters: object): JsonObject {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}

/** Invokes functions as API Gateway does: their result is the response, and an error is a failure. */
export function functionInvoker({ calls }: LocalServices): InvokeFunction {
  return async (functionArn, event, caller) => {
    const input = { FunctionName: functionArn, Payload: JSON.stringify(event) };
    const answer = await calls.call('lambda', 'Invoke', input, { caller });
    const payload = JSON.parse(String(member(answer, 'Payload') ?? 'null')) as Json;
    if (member(answer, 'FunctionError') !== undefined) throw new FunctionFailure(functionArn, payload);
    return payload;
  };
}

/** @param caller the principal that needs the permission, if one is needed */
export type InvokeFunction = (functionArn: string, event: Json, caller?: Caller) => Promise<Json>;

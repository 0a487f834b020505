import { API_GATEWAY } from './caller';
import { type Json, type JsonObject, member, objectOf } from '../base/json';
import { type Permissions } from '../iam/permissions';
import { type Caller, type Calls, type LocalServices } from '../services';
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
  /** Called with every request that was answered with 400 or more. */
  logRefusal(status: number, method: string, path: string): void;
  /** Takes the detail of a failure that the client is not told. */
  logError(message: string): void;
}

/**
 * A role that cannot be assumed is a failure of the gateway, which answers 500. A missing permission is an answer of Step
 * Functions, which the gateway passes through like any other of its answers.
 */
export function executionStarter(calls: Calls, permissions: Permissions): Backends['startSyncExecution'] {
  return async (parameters, caller) => {
    if (caller?.kind === 'role' && !permissions.mayAssume(caller, API_GATEWAY)) {
      throw new Error(`API Gateway does not have permission to assume the provided role ${caller.roleArn}`);
    }
    // Without an ARN there is nothing to have a permission for: that is refused as a mistake of the request.
    const allowed = parameters.stateMachineArn === undefined ? undefined : caller;
    return objectOf(await calls.call('sfn', 'StartSyncExecution', given(parameters), { caller: allowed }));
  };
}

/** What is not there is no member of a request. */
function given(parameters: object): JsonObject {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}

/** Calls functions the way API Gateway does: what they return is the answer, what they throw is a failure. */
export function functionInvoker({ calls }: LocalServices): InvokeFunction {
  return async (functionArn, event, caller) => {
    const input = { FunctionName: functionArn, Payload: JSON.stringify(event) };
    const answer = await calls.call('lambda', 'Invoke', input, { caller });
    const payload = JSON.parse(String(member(answer, 'Payload') ?? 'null')) as Json;
    if (member(answer, 'FunctionError') !== undefined) throw new FunctionFailure(functionArn, payload);
    return payload;
  };
}

/** @param caller who calls, where somebody has to be allowed to */
export type InvokeFunction = (functionArn: string, event: Json, caller?: Caller) => Promise<Json>;

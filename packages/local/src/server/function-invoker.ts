import { type Json } from '../asl/contract';
import { member } from '../base/json';
import { FunctionFailure } from '../http-api/backends';
import { type Caller, type LocalServices } from '../services';

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
